//! Requests for help, which are questions by their form only: "could you tell me", "do you know of", "may I write".

use super::pattern::{Patterns, Table, begins};

/// Beginnings of requests that need nothing else.
static REQUESTS: Table = Table::new(|| {
    Patterns::of(&[
        "@modal ?n't you ?ever ?quickly @tell",
        "can|could|will ?n't you ?quickly _ @for-me",
        "would ?n't you ?quickly _ me|us",
        "would ?n't you ?quickly put|pass|review|look|read|check|forward|send|keep|share|give ..2 my",
        "can|could ?n't you ?quickly say more|a|something|what|how|which|why|where",
        "can|could|would ?n't you talk me|us|about|through|a|more|to me|us",
        "can|could|would ?n't you walk|guide me|us|through",
        "can|could|would|will ?n't you help me|us|out|with|by|$",
        "can|could|would|will ?n't you help $",
        "can|could ?n't you speak to|about|on|a|more",
        "can|could|would ?n't you give|show|offer|lend|spare|paint|send|provide ?me ?us a|an|some|any|examples|advice|details|more",
        "can|could ?n't you think of",
        "can|could|will|would ?n't you ?quickly _ ?up ?something for me|us",
        "can|could|will|would ?n't you arrange|organise|organize|forward|vouch|check",
        "can|could|will|would ?n't you put|pass|hand|set|send|bring in|on|up|along|over|my|a",
        "can|could|would|will ?n't you have|take a look",
        "can|could|would you look|go|read|check over|through|at|into my|this",
        "can|could|would|will you ?be ?so kind",
        "would|are|will|might|do you ?be ?feel ?also ?so ?very @willing ?enough ?to ?with ?for @tell|@ask|@telling|have|answer|review|look|read|put|take|pass|let|show|speak",
        "would|are|will|might|do you ?be ?feel ?so ?very @willing ?enough to|with|for ..2 @for-me",
        "would|are you ?be ?so ?very @willing ?enough to|for another|a|further|more|questions",
        "would|do you mind ..2 if|me|my|@telling",
        "would you mind _",
        "would|will|might|could you have|find|spare ..3 time|minute|minutes|moment|moments for|to ?a ?an ?another ?one ?more ?some ?few ?further ?quick ?short @ask|call|conversation|coffee|meeting|question|questions",
        "would you care|like|want to share|tell|say|add|describe|mention|elaborate|expand",
        "would you ?ever recommend|suggest|advise ?that ?i ..4 anyone|anybody|someone|somebody",
        "would you recommend|suggest ..4 @resource",
        "may|might i|we",
        "shall we",
        "shall i @ask",
        "can|could i|we ?ever ?quickly ?perhaps @ask",
        "can|could i|we ?quickly have|get|take|see ..3 card|number|minute|minutes|moment|look|question|questions|name|contact|details|email|address|feedback|advice|opinion|view|take|perspective|second",
        "can|could i|we ?ever ?quickly _ ..5 you|your|touch",
        "can|could i|we use your",
        "can|could i|we leave|hand|pass|forward|give|show|mail|submit you|my|this|it",
        "can|could i|we see|watch|attend|read|view the|your|how|what|one|a|some|it",
        "can|could i|we follow|pick|go|come up|back|by|along|over|in|to|round",
        "can|could we start|stop|continue|go|move|return|turn|set|find",
        "would|is|will it be ?ever ?all ?too ?a @fine|problem|trouble|much if i|we|you",
        "is it ?ever ?all ?too ?a @fine|problem|trouble if|that i|we",
        "would|is|will it ?be ?all ?too ?a @fine|problem|trouble|much to|for ?me ?us ?to @ask|@tell|have|see|follow|get|take",
        "do|did|would|might|could you ?n't know of",
        "do|would|might|could you know any|some|a|an|other|the|another|good ..3 @somebody|@resource",
        "do|would|might|could you know @somebody",
        "do|would|might|could you know who|where|how|what|which|whom i|we|someone|somebody|one|people|to|else",
        "do you know who|where|what|which|whom ..2 i|someone|one should|could|can|might|may",
        "do|have|would|might|could you ?have ?got any|some|a|an|more|other|further ..3 @advice",
        "do you have @somebody ..3 in mind",
        "do you see anyone|anybody|someone|somebody",
    ])
});

/// Beginnings that are requests where help of a kind is named behind them.
static WITH_HELP: Table = Table::new(|| {
    Patterns::of(&[
        "is|are ?n't there",
        "do|did you ?n't know|have|see",
        "have you ?n't ?ever come|seen|read|got|met|heard|found",
        "was|were there",
        "might|would|could|will|can ?n't there be",
    ])
});

/// That help.
static HELP: Table = Table::new(|| {
    Patterns::of(&[
        "you would|'d|could|can|might|may ?n't ?also ?like ?to recommend|suggest|advise|introduce|point|name|think|connect|add|share|tell|say|mention|refer",
        "you recommend|suggest|feel|believe|think|know|trust ..2 i|could|might|who|worth",
        "you recommend|suggest|advise",
        "i|we should|could|can|might|ought|may|must|need|'d|would",
        "i have|'ve ?n't ?not ?yet asked|missed|forgotten|left|overlooked|asked",
        "i did n't ask|mention|cover",
        "i am|'m ?n't ?not missing|asking|forgetting|overlooking",
        "i missed|forgot|need",
        "for me to",
        "who|that might|would|'d|could|may|can ?also ?be ?have ?enjoy talk|speak|meet|help|tell|willing|open|answer|share|know|chat|show|time",
        "worth _",
        "n't mind",
        "anyone|anybody|someone|somebody else",
        "willing|happy|open|glad to talk|speak|meet|chat|help|answer|share",
        "to talk|speak|turn|write to|with",
        "that|which would|could|might|may|can give|let|show|teach|help me",
        "way|ways|chance|opportunity to try|shadow|observe|watch|volunteer|test|taste|sample|experience|sit|see",
    ])
});

/// What looks like a request and asks for a yes: "would you hire me", "can you see me".
static NOT: Table = Table::new(|| {
    Patterns::of(&[
        "can|could i|we ..2 work|join|become|be|make|live|survive|succeed|manage|become|switch|apply",
        "can|could i|we ..2 get|have|find|land ..4 job|position|hired|work|role|in|into",
        "@modal ?n't you ?ever see|hire|employ|want|trust|consider|expect|advise|recommend|suggest|imagine|encourage|call",
        "@modal ?n't you ?ever rate|urge|believe|envision|picture|take|find|miss|let|make",
    ])
});

/// What is a request although it looks like the former.
static BUT: Table = Table::new(|| {
    Patterns::of(&[
        "@modal ?n't you take me|us through|along|with",
        "could you talk|speak to|with",
        "@modal ?n't you give it|this|that|them a",
        "can|could you recommend|advise|suggest",
        "would you consider talking|speaking|meeting|chatting|introducing|mentoring|sharing|being|showing|telling",
        "@modal you recommend me for|as",
        "@modal you recommend me to your|the|hr",
        "can|could|would|will you let me|us know",
        "can|could|would|will you make ..2 introduction|intro|time",
        "can|could|would|will you find|take ..2 time|moment|minute|minutes|look",
        "can|could|would|will you find me|us",
        "would you recommend|suggest|advise ..4 anyone|anybody|someone|somebody",
        "would you recommend|suggest ..4 @resource",
        "can|could you call|rate|picture me|us",
    ])
});

/// Whether a clause that begins with its verb asks for help, not for a yes.
pub fn is_request(words: &[String]) -> bool {
    if NOT.begin(words) && !BUT.begin(words) {
        return false;
    }
    REQUESTS.begin(words)
        || BUT.begin(words)
        || (WITH_HELP.begin(words) && names_help(words) && !names_opening(words))
}

/// "Do you have a vacancy I could apply for": what is asked for is no help.
fn names_opening(words: &[String]) -> bool {
    static OPENING: Table = Table::new(|| {
        Patterns::of(&[
            "opening|openings|vacancy|vacancies",
            "any|open|some|job ..1 jobs|roles|positions|role|position",
        ])
    });
    OPENING.occur_in(words.get(..words.len().min(12)).unwrap_or(words))
}

/// Whether help is named soon enough to belong to the clause.
fn names_help(words: &[String]) -> bool {
    HELP.occur_in(words.get(..words.len().min(40)).unwrap_or(words))
}

/// Requests that stand as a statement: "I was hoping you could tell me", "you would not happen to know anyone".
pub fn is_said(words: &[String]) -> bool {
    static SAID: Table = Table::new(|| {
        Patterns::of(&[
            "you|it|i ?just ..2 could|can|might|would ?n't ?also @tell",
            "you would|'d|could|might|do ?n't ?not know of|anyone|anybody|someone|somebody|any|a",
            "you know of|anyone|anybody|someone|somebody|any",
            "you have|'ve|'d ?got any|some ..2 @advice",
            "i could|can|may|might|'d ?also @ask",
            "i hope|hoped|was|am|'m|'d hoping|you|appreciate|love",
            "i ..2 hoping",
            "i hope|trust|believe ?that i|we|you may|can|could|might",
            "you could|can|might|would|will ?n't ?also @tell|give|put|send|show|let|spare",
            "you mind",
        ])
    });
    SAID.begin(words) || (begins(words, "there is|are|'s") && names_help(words))
}
