//! A job that is asked for. Opportunities in general, and ways to try the work out, are not.

use super::pattern::{Patterns, Table};

/// Asking for it, whatever stands around.
static ALWAYS: Table = Table::new(|| {
    Patterns::of(&[
        "hire|employ|hiring|employing me",
        "speak|speaking|talk|talking|write|writing to|with your|the ?hiring ?line hr|boss|manager|recruiter|recruiters|employer|department|head ..2 about|for me",
        "recruit me",
        "take|taking|bring|bringing me on|aboard",
        "put|putting ?in ?a ?good ..3 word ?in for me",
        "put|putting me forward|up for",
        "put|putting my name forward|in|up",
        "vouch|vouching for me",
        "pull|pulling ?some ?a ?few strings",
        "recommend|recommending|refer|referring me|us for|internally",
        "recommend|recommending|refer|referring|introduce|introducing|mention|mentioning me to your hr|hiring|recruiter|recruiters|recruiting|boss|manager|employer|company|talent|people",
        "recommend|recommending|refer|referring|introduce|introducing me to ?the|your hr|hiring|recruiter|recruiting|talent",
        "give|giving|get|getting|find|finding|offer|offering|land|landing|secure|securing|arrange|arranging|organise|organize|set|create|save|hold me ?up ?with ..4 @job|job|work|interview",
        "speak|speaking|talk|talking to|with ..4 for me",
        "on my behalf",
        "love|like|want|hoping|keen to work|join|be ?part ?of ?for ?with ?at ?in ?on your @house",
        "love|like|want|hoping|keen to work for|with you",
        "set|arrange|organise|organize|get|schedule|find|create ?up a|an|the|some ..2 interview|job|position|role ..2 for me",
        "that i am|'m ..2 looking|searching|available",
        "give|giving me a chance|shot $",
        "give|giving me a chance|shot at|as|on|in|with",
        "consider|considering me for|as",
        "consider hiring",
        "keep|keeping me in mind ..2 for|if|when ..6 @job|something|opens|job|comes",
        "keep|keeping me in mind $",
        "help|helping me ?to get|getting|find|finding|land|landing|secure ..4 job|work|position|role|interview|employment|hired|foot|spot|offer",
        "help|helping me get|with ..2 foot|hired|in $",
        "help|helping me ?to become|join ..3 team|company|here|firm",
        "help|helping me with a job|work $",
        "let me know ..3 of|if|when|about ..6 job|jobs|opening|openings|vacancy|vacancies|position|positions|role|roles|opens|hiring",
        "tell me ..3 if|when|about ..6 opening|openings|vacancy|vacancies|opens|hiring",
        "get|getting my foot in",
        "get me in|hired|into ?the ?your ?company ?team $",
        "@opening|place|room|work|space ?open ?free ?available for me|myself",
        "@opening|place|room|space|something|anything ..3 for someone|somebody|people like me",
        "@opening|something ..3 that|which|where|i i|could|can|might ..2 apply|fill|take|suit|fit",
        "@opening|something ..2 suit|fit|suits|fits me",
        "job|position|role for me",
        "opportunities|opportunity for me ..3 at|in|with|on|here your|here|you",
        "a ?place|room|spot|seat for me ..2 on|in|at|here",
        "would|will|can|could|do i ..2 have a|any chance ..6 here|you|your|job|role|position",
        "my chances of|for|at ..5 job|hired|here|your|you|position|role",
        "hire|take|consider|want|employ|need someone|somebody like me",
        "hire|take|consider|employ ?on someone|somebody ..2 with my",
        "interested in hiring|having me",
        "need|use|want someone|somebody like me",
        "i|can|could|may|might|would i|like|love|to ..3 work|join ?for ?with ?at you|your ?company ?team ?firm ?department $",
        "could|can|may|might i work for|with you|your",
        "could|can|may|might i ..1 get|have ..3 job|position|interview|vacancy|work $",
        "could|can|may|might i ..1 get|have ..3 job|position|interview ..2 here|you|your",
        "could|can|may|might i ..1 interview for|with|at your|the|a|you ?role ?position ?job",
        "could|can|may|might|should|do|would i ..2 apply|applying ..4 here|your|you|this|position|job|vacancy|opening",
        "could|can|may|might i join your|you|the ?team ?company",
        "how|where can|could|do|should|would|might i ..3 get|apply|land|join ..4 here|your|you",
        "i ..3 get|getting|land|landing ..3 job|position|role|hired|work ..3 here|you|your",
        "i ..2 apply|applying for|to|at ..4 your|here",
        "get|getting hired at|by|in your|you",
        "looking for a|an|my ..3 job|position|role ..8 help|hire|know|hear|anything|something",
        "i ..3 need|want a|an|this ..1 job ..8 help|hire|you|can|could",
        "my ..2 application ..14 push|nudge|kick|endorse",
        "my ..2 application ..4 push|support|speed|look|endorse|favourably|favorably",
        "push|support|endorse|speed|back ?up my application",
        "job at your company|firm|organisation|organization|employer|team",
        "work|job|position|anything going|open for me",
    ])
});

/// The same, so plainly that a way to try the work out beside it changes nothing.
static PLAINLY: Table = Table::new(|| {
    Patterns::of(&[
        "hire|employ me",
        "give|get|find|land|offer me|us ..6 job|position|interview|employment",
        "help me ..2 get|find|land ..4 job|position|interview|employment|hired",
        "give|giving|get|getting|find|finding|offer|offering|arrange|arranging|organise|organize me ..2 @apprenticed",
    ])
});

/// Asking whether there is one here and now.
static OPENINGS: Table = Table::new(|| {
    Patterns::of(&[
        "do|does|would|will you|your|they|we ..3 have any|some|more|open|current|other|a|an ..3 opening|openings|vacancy|vacancies|jobs|positions|roles|slots|spots",
        "do|does|would|will you|your|they|we ..3 have openings|vacancies|jobs|positions",
        "do|does|would|will you|your|they|we ..3 have ..5 @opening available|open|free|going|vacant|unfilled|now|currently|right|at|in|on",
        "have|has you|your|they ..2 got any|a|an|some|open ..3 @opening",
        "is|are ?n't there ?currently ?still ?now any|a|an|some|another|open|more|other ..2 @opening ..6 here|your|you|open|available|going|now|currently|soon|right|moment|coming|present",
        "is|are ?n't there ?currently ?still openings|vacancies|jobs|positions|roles ..6 here|your|you|open|available|going|now|currently|soon|right|moment|coming|present",
        "is|are ?n't there ..3 @opening at|with|on",
        "will|would your|the|this ..2 be hiring|recruiting",
        "is|are ?n't there ?currently any|a|an|some|open|more ..2 @opening ?open ?available ?free $",
        "know|aware of|about ..3 @opening",
        "you heard|hear of|about any|an|some|a ..2 @opening",
        "know ..2 who|anyone|anybody|someone|somebody ..2 hiring|recruiting",
        "know|say|tell ..2 if|whether ..5 hiring|recruiting",
        "know ..2 any|some|a ..2 @opening",
        "any ?job @opening ..3 for|at|on|in|with me|your|you|someone",
        "any ?current ?open job|openings|vacancies|jobs|positions|roles ?open ?available ?going ?right ?now ?currently $",
        "are|is|'re you|they|we|your|hale ..3 hiring|recruiting",
        "is|are your|the|this ..3 company|team|firm|department|employer|organisation|organization|office|group|lab|startup|agency|school|hospital|clinic|studio|bank ..3 hiring|recruiting",
        "are|is|'re you|your ..3 looking|searching for ..4 people|someone|somebody|staff|help|juniors|new|employees|hands|hire|recruits|candidates|anyone|assistant|colleague|colleagues|developers|designers|engineers|analysts",
        "are|is|'re you|your ..4 looking|planning|trying to hire|recruit|fill|add|take|grow",
        "when|will|would|do|does ..1 you|your ..3 be|next|plan ..2 hiring|recruiting|hire|recruit ..2 again|next|soon|anyone|someone|somebody|more",
        "will you ..1 be hiring|recruiting",
        "you|your ..2 need|needs|use|missing another|extra|additional|one _",
        "hr|recruiter|recruiters|hiring ..3 about|for ..2 @job",
        "who ..2 i ..3 talk|speak|contact|ask|write|send|apply ..2 about|for|to ..3 job|jobs|opening|openings|position|vacancy|hired",
        "is|are the|that|this ..3 @opening still open|available|vacant|free|unfilled",
        "is|are ..4 position|job|vacancy|role still open|available|vacant|free|unfilled",
        "do|does|could|can|would|will you|your ..2 use|need|want|take an|a|another|more|any ..1 @beginner",
        "could|can|would|will you|your ..2 use|need more|extra ..1 people",
        "is|are there any|a|some|still ?good ?slim chance|possibility|prospect of ?getting ?a ?an ..2 @opening|work",
        "do|does|will|would you|your ..2 take|hire|employ on a|an|any|new|more ?new ..1 @beginner",
        "have|has|is|are|be ..3 room|space|place|work|capacity for a|an|another|any|more|one ..2 @beginner",
        "will|would|could|might there ?soon ?still ?also be ..3 @opening ..3 here|your|you|at|in|on",
    ])
});

/// What makes the words a question about the field, not about a place in it.
static GENERAL: Table = Table::new(|| {
    Patterns::of(&[
        "in this|the|your field|industry|sector|area|profession|trade|line|market|region|city|country|town",
        "in general|generally|usually|typically",
        "for newcomers|beginners|graduates|juniors|starters|people",
    ])
});

/// The user's papers, handed on.
static PAPERS: Table = Table::new(|| {
    Patterns::of(&[
        "@hand-on ?on ?along ?over ?in ?you ?her ?him ?them my ?own ?updated ?current @cv",
        "@hand-on you|them|her|him|hr|someone|somebody my ?own @cv",
        "@hand-on my ..2 cv|resume|application",
        "my cv|resume ?be ?up ?over ?along ..3 forwarded|passed|file|through|hr|hiring",
        "send|submit|give|show|mail|email ..4 my|a @cv|cv|resume",
        "send|submit you|your|them|hr a|the cv|resume|application",
        "attach|attached my cv|resume",
        "@hand-on ..2 my ..1 name|details|contact ..3 to|with ..3 hr|hiring|recruiter|recruiters|recruiting|boss|manager|employer",
    ])
});

static LOOKED_AT: Table = Table::new(|| Patterns::of(&["@look-at"]));

/// Ways to try the work out.
static TRIED: Table = Table::new(|| {
    Patterns::of(&[
        "@try-out",
        "for|spend ..2 day|days|week|weeks|month|months|afternoon|morning|hours",
        "try ..3 out",
        "try it|this",
        "sit in",
        "work experience",
        "work|come ?with ..2 along",
        "for free|nothing",
    ])
});

/// Whether the words ask for a job, for oneself.
pub fn asks_job(words: &[String]) -> bool {
    let tried = TRIED.occur_in(words);
    if PAPERS.occur_in(words) && !LOOKED_AT.occur_in(words) {
        return true;
    }
    if PLAINLY.occur_in(words) || (ALWAYS.occur_in(words) && !tried) {
        return true;
    }
    OPENINGS.occur_in(words) && !tried && !GENERAL.occur_in(words)
}
