//! Maps read from a file in which no key may stand twice: the second of two records would silently win.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use litemap::LiteMap;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

/// Reads a map, refusing a repeated key by name.
///
/// # Errors
/// Where a key stands twice, or a key or value is not what it should be.
pub fn map<'de, D, K, V, M>(deserializer: D) -> Result<M, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + fmt::Debug,
    V: Deserialize<'de>,
    M: Fill<K, V>,
{
    map_of(deserializer, |_, value: V| value)
}

/// The same of what `made` makes of each value.
///
/// # Errors
/// As [`map`].
pub fn map_of<'de, D, K, V, W, M>(deserializer: D, made: impl Fn(&K, V) -> W) -> Result<M, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + fmt::Debug,
    V: Deserialize<'de>,
    M: Fill<K, W>,
{
    deserializer.deserialize_map(Unique { made, kinds: PhantomData })
}

/// The same for the few records of one kind that a person has, which take no more room than they need.
///
/// # Errors
/// As [`map`].
pub fn few<'de, D, K, V>(deserializer: D) -> Result<LiteMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Debug,
    V: Deserialize<'de>,
{
    let unique = Unique { made: |_: &K, value: V| value, kinds: PhantomData };
    let map: LiteMap<K, V> = deserializer.deserialize_map(unique)?;
    let mut entries = map.into_tuple_vec();
    entries.shrink_to_fit();
    Ok(LiteMap::from_sorted_store_unchecked(entries))
}

/// A map that is filled one entry after the other.
pub trait Fill<K, V>: Default {
    /// Whether it has an entry with this key.
    fn holds(&self, key: &K) -> bool;
    /// Puts in an entry whose key it does not have.
    fn put(&mut self, key: K, value: V);
}

impl<K: Ord, V> Fill<K, V> for BTreeMap<K, V> {
    fn holds(&self, key: &K) -> bool {
        self.contains_key(key)
    }

    fn put(&mut self, key: K, value: V) {
        self.insert(key, value);
    }
}

impl<K: Ord, V> Fill<K, V> for LiteMap<K, V> {
    fn holds(&self, key: &K) -> bool {
        self.contains_key(key)
    }

    fn put(&mut self, key: K, value: V) {
        self.insert(key, value);
    }
}

struct Unique<F, K, V, W, M> {
    made: F,
    kinds: PhantomData<(K, V, W, M)>,
}

impl<'de, F, K, V, W, M> Visitor<'de> for Unique<F, K, V, W, M>
where
    F: Fn(&K, V) -> W,
    K: Deserialize<'de> + fmt::Debug,
    V: Deserialize<'de>,
    M: Fill<K, W>,
{
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<M, A::Error> {
        let mut map = M::default();
        while let Some(key) = access.next_key::<K>()? {
            if map.holds(&key) {
                return Err(A::Error::custom(format_args!("{key:?} stands twice")));
            }
            let value = (self.made)(&key, access.next_value()?);
            map.put(key, value);
        }
        Ok(map)
    }
}
