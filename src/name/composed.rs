use std::borrow::Cow;

/// A text in which every letter that was written in two characters, a plain one and a mark, stands as one: `å` for
/// `a` and a ring above it. So it does not matter on which machine a name was written.
///
/// Letters of the Latin and the Cyrillic alphabet with one mark are known; others stay as they are.
pub(crate) fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(is_mark) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    for letter in text.chars() {
        let one = whole.chars().next_back().filter(|_| is_mark(letter)).and_then(|plain| with_mark(plain, letter));
        if let Some(one) = one {
            whole.pop();
            whole.push(one);
        } else {
            whole.push(letter);
        }
    }
    Cow::Owned(whole)
}

/// Whether a character cannot be seen at all: zero-width spaces and joiners, soft hyphens, marks of direction.
pub(crate) fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

pub(super) fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn with_mark(plain: char, mark: char) -> Option<char> {
    let (_, plains, wholes) = COMPOSED.iter().find(|(known, ..)| *known == mark)?;
    let nth = plains.chars().position(|known| known == plain)?;
    wholes.chars().nth(nth)
}

/// Marks, the letters that carry them, and the two as one, as Unicode composes them.
const COMPOSED: [(char, &str, &str); 13] = [
    ('\u{300}', "AEINOUWYaeinouwyЕИеи", "ÀÈÌǸÒÙẀỲàèìǹòùẁỳЀЍѐѝ"),
    ('\u{301}', "ACEGIKLMNOPRSUWYZacegiklmnoprsuwyzÆæØøГКгк", "ÁĆÉǴÍḰĹḾŃÓṔŔŚÚẂÝŹáćéǵíḱĺḿńóṕŕśúẃýźǼǽǾǿЃЌѓќ"),
    ('\u{302}', "ACEGHIJOSUWYZaceghijosuwyz", "ÂĈÊĜĤÎĴÔŜÛŴŶẐâĉêĝĥîĵôŝûŵŷẑ"),
    ('\u{303}', "AEINOUVYaeinouvy", "ÃẼĨÑÕŨṼỸãẽĩñõũṽỹ"),
    ('\u{304}', "AEGIOUYaegiouyÆæИУиу", "ĀĒḠĪŌŪȲāēḡīōūȳǢǣӢӮӣӯ"),
    ('\u{306}', "AEGIOUaegiouАЕЖИУаежиу", "ĂĔĞĬŎŬăĕğĭŏŭӐӖӁЙЎӑӗӂйў"),
    ('\u{307}', "ABCDEFGHIMNOPRSTWXYZabcdefghmnoprstwxyz", "ȦḂĊḊĖḞĠḢİṀṄȮṖṘṠṪẆẊẎŻȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏż"),
    ('\u{308}', "AEHIOUWXYaehiotuwxyАЕЖЗИОУЧЫЭаежзиоучыэ", "ÄËḦÏÖÜẄẌŸäëḧïöẗüẅẍÿӒЁӜӞӤӦӰӴӸӬӓёӝӟӥӧӱӵӹӭ"),
    ('\u{30a}', "AUauwy", "ÅŮåůẘẙ"),
    ('\u{30b}', "OUouУу", "ŐŰőűӲӳ"),
    ('\u{30c}', "ACDEGHIKLNORSTUZacdeghijklnorstuz", "ǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽǎčďěǧȟǐǰǩľňǒřšťǔž"),
    ('\u{327}', "CDEGHKLNRSTcdeghklnrst", "ÇḐȨĢḨĶĻŅŖŞŢçḑȩģḩķļņŗşţ"),
    ('\u{328}', "AEIOUaeiou", "ĄĘĮǪŲąęįǫų"),
];
