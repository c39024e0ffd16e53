//! The parts that everything waits for, each by itself.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput};
use regards::{
    domain::{
        agenda::{Agenda, Kept},
        command::{Act, Command},
        id::Ids,
        insight::Insight,
    },
    store::{format, saved::Saved},
};

use crate::books::{SIZES, book, now};

/// Times each part with books of every size.
pub fn time(criterion: &mut Criterion) {
    let now = now();
    for people in SIZES {
        let book = book(people);
        let bytes = format::write(&book, &Saved::default()).unwrap();
        let mut group = criterion.benchmark_group("book");
        group.sample_size(10).throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new("parse", people), |bench| {
            bench.iter_with_large_drop(|| format::read(&bytes));
        });
        group.bench_function(BenchmarkId::new("write", people), |bench| {
            bench.iter(|| format::write(&book, &Saved::default()));
        });
        group.finish();

        let mut group = criterion.benchmark_group("people");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("check", people), |bench| bench.iter(|| book.check()));
        group.bench_function(BenchmarkId::new("agenda", people), |bench| {
            bench.iter(|| Agenda::of(&book, &now));
        });
        group.bench_function(BenchmarkId::new("agenda after a change", people), |bench| {
            let mut kept = Kept::default();
            let first = kept.agenda(&book, &now).for_today[0].id;
            let act = Act::LetGo { follow_up: first, why: String::new() };
            let mut changed = book.clone();
            changed.apply(&Command::new(&mut Ids::seeded(3), act), &now).unwrap();
            let mut books = [&book, &changed].into_iter().cycle();
            bench.iter(|| kept.agenda(books.next().unwrap(), &now));
        });
        group.bench_function(BenchmarkId::new("insight", people), |bench| {
            bench.iter(|| Insight::of(&book, &now));
        });
        group.bench_function(BenchmarkId::new("change", people), |bench| {
            let act = Act::LetGo { follow_up: Agenda::of(&book, &now).for_today[0].id, why: String::new() };
            let command = Command::new(&mut Ids::seeded(3), act);
            bench.iter_batched(
                || book.clone(),
                |mut book| black_box(book.apply(&command, &now)).is_ok(),
                BatchSize::LargeInput,
            );
        });
        group.finish();
    }
}
