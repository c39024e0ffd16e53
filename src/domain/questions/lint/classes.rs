//! Classes of words, by the name under which patterns ask for them.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Whether a word is one of a class; no word is of a class that there is not.
pub fn is_one(word: &str, name: &str) -> bool {
    if name == "sum" {
        return is_sum(word);
    }
    BY_NAME.get(name).is_some_and(|words| words.contains(word))
}

/// A figure as money is told in: "60,000", "45k", "4500".
fn is_sum(word: &str) -> bool {
    let figure = word.trim_start_matches(['$', '€', '£']).trim_end_matches(['$', '€', '£']);
    let thousands = figure.strip_suffix('k');
    let digits = thousands.unwrap_or(figure);
    let count = digits.chars().filter(char::is_ascii_digit).count();
    let is_number =
        count > 0 && digits.chars().all(|letter| letter.is_ascii_digit() || ",.'".contains(letter));
    is_number && (thousands.is_some() || count > 3)
}

/// The words of a class.
pub fn words_of(name: &str) -> Vec<&'static str> {
    BY_NAME.get(name).into_iter().flatten().copied().collect()
}

static BY_NAME: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    CLASSES.iter().map(|(name, words)| (*name, words.split_whitespace().collect())).collect()
});

const CLASSES: &[(&str, &str)] = &[
    // Words that hardly an English sentence is without.
    (
        "english",
        "the a an it you your they ever too get go make take always never often still all over each many few work job people others out up their we our i my is are be in on at to for of with and or any there this that as \
         have has had do does did from by more than not n't so much some other people work job what how who when if",
    ),
    // Words of neighbouring languages that begin or fill such sentences.
    (
        "foreign",
        "ihnen sie ihr ihre ihren ihrem mich mir dir dich uns euch ich wir du es der die das den dem ein eine einen und \
         oder nicht ist sind war waren hat haben macht wie warum wann wer le la les un une vous nous que qui el los las \
         una usted por para com voce ao",
    ),
    // Verbs that stand before their subject in a question.
    (
        "aux",
        "do does did is are was were am have has had can could will would shall should may might must \
         ought",
    ),
    ("short", "'s 're 'd 'll 've 'm"),
    ("be", "is are was were am 's 're 'm be"),
    ("modal", "can could will would shall should may might must 'd 'll"),
    ("wh", "what which who whom whose how why when where"),
    // Subjects that cannot be anything else, and words that begin a longer one.
    (
        "they",
        "you i we they he she it there people anyone anybody someone somebody everyone everybody others \
         one employers companies newcomers",
    ),
    (
        "the",
        "the a an your my our their his her its this that these those most many some any all each every \
         both few no either such another other more much enough working being having",
    ),
    (
        "marker",
        "so well and but or ok okay now then oh hey hi hello right alright great thanks cool plus again \
         finally lastly first firstly second secondly third next besides nowadays today overall however \
         anyway still yes no hmm q question nor otherwise instead meanwhile sometimes often btw yet \
         really",
    ),
    // What begins a part that says when, where or on which condition, before the question itself.
    (
        "fronting",
        "if when while as since because after before although though once until unless given considering \
         in on at for from with without to during over apart aside compared based within outside among \
         amongst beyond despite throughout across between by of about regarding concerning through under \
         upon whenever wherever whatever whether beside like unlike out even especially not than \
         assuming supposing speaking inside around near off per into up back down whichever whoever \
         generally provided seeing knowing looking",
    ),
    (
        "before-wh",
        "in on at for from with to by of about under through during within since until after before over \
         into against between among across behind around towards toward without than beyond amongst like",
    ),
    // What one asks the other to say.
    (
        "tell",
        "tell describe explain share outline name list suggest recommend elaborate expand illustrate \
         clarify summarize summarise sketch introduce connect point advise identify highlight mention \
         recall remember compare comment unpack characterize characterise define specify detail narrate \
         reflect rank",
    ),
    (
        "telling",
        "telling describing explaining sharing outlining naming listing suggesting recommending \
         elaborating expanding walking talking giving introducing connecting pointing helping putting \
         letting saying speaking showing answering looking taking meeting passing chatting discussing \
         having comparing clarifying",
    ),
    // What the user would do with leave.
    (
        "ask",
        "ask contact write call email e-mail send keep stay follow visit shadow watch observe connect \
         mention quote record reach check show meet talk speak run share say bring drop tell sit hear \
         borrow update thank invite interview note arrange schedule trouble bother offer clarify confirm \
         try volunteer pick chat catch ping message text phone introduce spend come join discuss \
         return give",
    ),
    ("for-me", "me us my"),
    (
        "willing",
        "willing able open happy glad kind prepared comfortable ready free up available interested \
         allowed good",
    ),
    (
        "fine",
        "ok okay alright right fine possible acceptable good helpful useful rude appropriate convenient \
         easier better nice best wise cool",
    ),
    (
        "somebody",
        "anyone anybody someone somebody people others person colleague colleagues contact contacts \
         folks friend friends",
    ),
    (
        "resource",
        "book books article articles podcast podcasts blog blogs newsletter newsletters course courses \
         class classes website websites site sites resource resources event events meetup meetups \
         conference conferences group groups association associations community communities organisation \
         organisations organization organizations reading magazine magazines journal journals material \
         materials network networks place places forum forums company companies employers employer \
         workshop workshops program programs programme programmes way ways team teams club clubs society",
    ),
    (
        "advice",
        "advice suggestion suggestions tip tips recommendation recommendations pointer pointers idea \
         ideas thoughts guidance words examples example wisdom input feedback insights",
    ),
    // The money of a person.
    (
        "pay",
        "salary salaries pay wage wages income earnings compensation bonus bonuses paycheck paycheque \
         payslip remuneration package rate fee fees raise take-home comp commission stipend tc",
    ),
    (
        "payish",
        "current present own annual yearly monthly weekly daily hourly day base basic starting first \
         last gross net total exact actual usual average previous personal new overall approximate rough \
         real hour fixed entry initial old final",
    ),
    (
        "period",
        "year month week day hour annum annually monthly yearly weekly hourly session project job shift \
         gig head",
    ),
    // A place to work, as one asks for it.
    (
        "job",
        "job jobs position positions role roles opening openings vacancy vacancies interview interviews \
         employment slot offer spot spots seat",
    ),
    (
        "opening",
        "opening openings vacancy vacancies job jobs position positions role roles slots spots reqs \
         headcount",
    ),
    (
        "house",
        "company team firm organisation organization employer department office group lab startup start- \
         up agency school hospital studio place workplace ward clinic bank business crew shop practice",
    ),
    // Whom one takes on who begins.
    (
        "beginner",
        "hand person pair colleague intern interns assistant assistants trainee trainees apprentice apprentices junior \
         juniors helper helpers starter starters",
    ),
    // What one is taken on as to learn it, and is taken on for all the same.
    ("apprenticed", "internship apprenticeship traineeship clerkship"),
    ("cv", "cv resume resumes application portfolio credentials profile"),
    (
        "hand-on",
        "pass forward send hand submit give leave drop circulate deliver keep put slip distribute share \
         email e-mail get show bring take attach passing forwarding sending handing submitting giving \
         putting sharing keeping",
    ),
    (
        "look-at",
        "feedback review look advice improve comments critique comment opinion reaction thoughts check \
         missing wrong better strengthen reviewing looking",
    ),
    (
        "try-out",
        "shadow shadowing volunteer volunteering \
         intern internship internships trial observe placement traineeship taster apprenticeship",
    ),
];
