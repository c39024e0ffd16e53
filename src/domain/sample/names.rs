//! Names of made-up people, of where they work and of what they do there. Nobody in particular is meant.

/// First names from many places.
#[rustfmt::skip]
pub(crate) const FIRST_NAMES: [&str; 120] = [
    "Ada", "Tomas", "Priya", "Jonas", "Leo", "Carmen", "Ruth", "Mina", "Zoë", "Ben",
    "Aiko", "Amara", "Anouk", "Arjun", "Astrid", "Ayşe", "Beatriz", "Bogdan", "Brigid", "Camille",
    "Chidi", "Chloé", "Ciara", "Dario", "Dmitri", "Doğan", "Ebba", "Eilidh", "Elif", "Eluned",
    "Emeka", "Esra", "Eszter", "Farah", "Fatou", "Femi", "Fiona", "Florian", "Freya", "Gabriel",
    "Giulia", "Goran", "Grace", "Halina", "Hamza", "Hana", "Henrik", "Hinata", "Hoàng", "Ibrahim",
    "Ilse", "Imani", "Inés", "Ingrid", "Irena", "Ivo", "Jadwiga", "Jamila", "Jana", "Jérôme",
    "Jin", "Joaquín", "Joëlle", "Jūratė", "Kaito", "Kamala", "Karim", "Katja", "Keziah", "Kofi",
    "Kwame", "Laila", "Lars", "László", "Lin", "Linh", "Lucía", "Ludmila", "Łucja", "Maeve",
    "Malik", "Manon", "Marek", "Marisol", "Mateus", "Mei", "Mirjam", "Miyu", "Nadia", "Naledi",
    "Neha", "Ngozi", "Niamh", "Noor", "Núria", "Olu", "Oskar", "Paloma", "Pavel", "Petra",
    "Quentin", "Rafael", "Rana", "Rosa", "Rūta", "Sanne", "Sibusiso", "Signe", "Siân", "Søren",
    "Sunita", "Tariq", "Thandi", "Tove", "Uma", "Valentina", "Wei", "Yara", "Yusuf", "Žofia",
];

/// Surnames from many places.
#[rustfmt::skip]
pub(crate) const LAST_NAMES: [&str; 120] = [
    "Quill", "Abara", "Nadar", "Weil", "Okafor", "Duarte", "Adeyemi", "Sato", "Brandt", "Ode",
    "Achterberg", "Adjei", "Almeida", "Andersson", "Asante", "Bajwa", "Balogun", "Banerjee", "Barzani", "Bianchi",
    "Björk", "Boateng", "Bøgh", "Bouchard", "Brânză", "Byrne", "Castellanos", "Čermák", "Chaudhry", "Chukwu",
    "Cisse", "Côté", "Dąbrowska", "Dahl", "Desai", "Diallo", "Đặng", "Dufresne", "Dvořák", "Eberhardt",
    "Ekström", "Erdoğdu", "Escobedo", "Fagan", "Ferreira", "Fiala", "Fontaine", "Fujimori", "Gallagher", "Georgiou",
    "Goh", "Gómez", "Grünwald", "Gunnarsdóttir", "Haddad", "Halloran", "Hashemi", "Hayashi", "Herrero", "Horvath",
    "Ibáñez", "Ishikawa", "Jankowski", "Jovanović", "Kaplan", "Karimi", "Kaur", "Keeling", "Kimura", "Kováč",
    "Kruger", "Lachance", "Larkin", "Lindqvist", "Löwe", "Mabaso", "Maguire", "Mahlangu", "Malhotra", "Marchetti",
    "Mbeki-Lowe", "McAllen", "Mendonça", "Moreau", "Mwangi", "Nakagawa", "Ndiaye", "Nguyễn", "Novotná", "Nyström",
    "O’Dowd", "Oduya", "Okonjo", "Ólafsson", "Oyelaran", "Papadakis", "Park", "Pereira", "Pham", "Popescu",
    "Quispe", "Rahimi", "Reyes", "Rossetti", "Šarić", "Schäfer", "Sethi", "Silveira", "Sørensen", "Szabó",
    "Tanaka", "Tessier", "Tōyama", "Tremblay", "Ueda", "Vasquez", "Verhoeven", "Whitlock", "Yıldız", "Zieliński",
];

/// Employers that do not exist.
#[rustfmt::skip]
pub(crate) const EMPLOYERS: [&str; 60] = [
    "Hale Health", "Northlight", "Orbit Ltd", "Hollow Oak Press", "Kitebridge Rail", "Lindenhof Archive",
    "Marrow & Pike", "Plainmoor Council", "Saltmarsh Energy", "Tern & Daughters", "Oxbow Water Trust",
    "Cloudberry Foods", "Fennel Lane Clinic", "Grauwacke Museum", "Halfpenny Housing", "Inkwell Schools",
    "Juniper Street Library", "Kestrel Maps", "Lanternfish Studio", "Mossgate University", "Nettle & Thorn",
    "Open Furrow Farms", "Papermoon Theatre", "Quarterdeck Logistics", "Rookery Design", "Slow River Bank",
    "Tallgrass Weather", "Umbel Biolabs", "Violet Hour Radio", "Windlass Ports", "Yarrow Legal Aid",
    "Zephyr Cycles", "Aldermere Hospital", "Bramblewick Games", "Copperbell Insurance", "Driftwood Robotics",
    "Eiderdown Hotels", "Foxglove Research", "Glasswing Optics", "Heronsgate Transit", "Isinglass Pictures",
    "Jackdaw Security", "Kelpforest Data", "Loomfield Textiles", "Millrace Software", "Nightjar News",
    "Ostrava Lane Bakery", "Pebblebrook Care", "Quince & Co. Gardens", "Ravenstone Geology", "Sundial Pensions",
    "Thistledown Toys", "Undercroft Wines", "Vellum & Vale", "Wayfarer Refuge", "Atelier Mésange",
    "Söderholm Skog", "Taller Luciérnaga", "Pracownia Mewa", "Werkstatt Morgenrot",
];

/// What people do for a living.
#[rustfmt::skip]
pub(crate) const ROLES: [&str; 40] = [
    "research lead", "service designer", "policy adviser", "data analyst", "museum educator", "ward manager",
    "software engineer", "community organiser", "archivist", "grant writer", "urban planner", "sound engineer",
    "product manager", "science editor", "speech therapist", "hydrologist", "user researcher", "set designer",
    "legal caseworker", "logistics planner", "school counsellor", "technical writer", "actuary", "radio producer",
    "lab manager", "energy adviser", "librarian", "occupational therapist", "statistician", "game writer",
    "conservation officer", "translator", "project coordinator", "textile engineer", "paramedic trainer",
    "accessibility specialist", "cartographer", "housing officer", "head of volunteering", "quality engineer",
];

/// Fields of work.
#[rustfmt::skip]
pub(crate) const FIELDS: [&str; 20] = [
    "public services", "health research", "museums and archives", "renewable energy", "publishing",
    "urban planning", "education", "software", "social work", "environmental science",
    "transport", "theatre and stage", "journalism", "law and advice", "games",
    "food and farming", "housing", "statistics", "languages", "accessibility",
];
