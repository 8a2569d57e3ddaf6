//! `maal schema`, `maal completions` and `maal man`.

use serde_json::Value;

use crate::room::Room;

#[test]
fn the_schema_in_both_languages() {
    let room = Room::with("schema", &[]);
    let schema =
        |language: &str| -> Value { serde_json::from_str(&room.run(&["schema", "--lang", language]).out).unwrap() };
    let (danish, english) = (schema("da"), schema("en"));
    assert_eq!(danish["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_ne!(danish["description"], english["description"]);
}

#[test]
fn completions_for_every_shell() {
    let room = Room::with("completions", &[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = room.run(&["completions", shell]);
        assert_eq!((ran.code, ran.error.as_str()), (0, ""), "{shell}");
        assert!(ran.out.contains("deny-warnings"), "{shell}");
    }
    assert_eq!(room.run(&["completions", "cmd"]).code, 3);
}

#[test]
fn the_manual_page_tells_every_command_and_every_code() {
    let room = Room::with("man", &[]);
    for (language, heading) in [("da", ".SH \"AFSLUTNINGSKODER\""), ("en", ".SH \"EXIT CODES\"")] {
        let page = room.run(&["man", "--lang", language]).out;
        for expected in [".TH maal 1", heading, "MAAL_LANG", "NO_COLOR", ".SH \"MAAL TEST\"", "\\-\\-fail\\-on"] {
            assert!(page.contains(expected), "{language}: {expected}");
        }
        assert_eq!(page.matches("\\fB\\-\\-color").count(), 1, "what every command understands is told once");
    }
}
