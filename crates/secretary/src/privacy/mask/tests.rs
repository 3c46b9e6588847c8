use proptest::prelude::*;

use super::*;

const TEXT: &str = "민원인 김하늘 씨(010-1234-5678)가 전화함. 김하늘 씨는 010-1234-5678로 회신을 바람";

#[test]
fn one_value_has_one_token_and_comes_back() {
    let masked = mask(TEXT);
    assert_eq!(masked.text, "민원인 ⟪이름1⟫ 씨(⟪전화1⟫)가 전화함. ⟪이름1⟫ 씨는 ⟪전화1⟫로 회신을 바람");
    assert_eq!(masked.restore(&masked.text), TEXT);
    assert_eq!(masked.restore("⟪ 이름 1 ⟫ 귀하"), "김하늘 귀하");
}

#[test]
fn a_token_that_a_model_makes_up_stays_and_is_reported() {
    let masked = mask(TEXT);
    let said = "⟪이름1⟫, ⟪이름7⟫, ⟪신청인⟫";
    assert_eq!(masked.restore(said), "김하늘, ⟪이름7⟫, ⟪신청인⟫");
    let unknown: Vec<&str> = masked.unknown(said).into_iter().map(|range| &said[range]).collect();
    assert_eq!(unknown, ["⟪이름7⟫", "⟪신청인⟫"]);
}

#[test]
fn a_text_with_tokens_of_its_own_is_not_taken_in() {
    let text = "⟪이름1⟫ 자리에 성명: 김하늘";
    let masked = mask(text);
    assert!(!masked.text.contains("김하늘"));
    assert_eq!(masked.restore(&masked.text), text);
    assert!(masked.unknown(text).is_empty(), "the user's own brackets are not the model's");
}

#[test]
fn a_value_put_back_into_json_leaves_it_json() {
    let (table, _) = Table::mask(&["주소: 전북특별자치도 익산시\n달빛마루길 167-21, 1층"]);
    let restored = table.restore_json(r#"{"a":"⟪주소1⟫"}"#);
    let value: serde_json::Value = serde_json::from_str(&restored).expect("it is still JSON");
    assert_eq!(value["a"], "전북특별자치도 익산시\n달빛마루길 167-21, 1층");
}

#[test]
fn the_answer_for_programs_counts_in_their_unit() {
    let json = serde_json::to_value(answer("😀 성명: 김하늘", Unit::CodePoints)).expect("serialises");
    assert_eq!(
        json,
        serde_json::json!({"spans": [{"start": 6, "end": 9, "type": "name"}], "masked": "😀 성명: ⟪이름1⟫"})
    );
}

fn material() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("성명: 김하늘 ".to_owned()),
        Just("신청인 이바다".to_owned()),
        Just("⟪이름1⟫".to_owned()),
        Just("⟫⟪".to_owned()),
        Just("\n주민등록번호 010203-4".to_owned()),
        "\\PC{0,12}",
        "01[0-9]{1}-?[0-9]{3,4}-?[0-9]{4}",
        "[0-9]{6}-?[1-8][0-9]{6}",
        "[0-9 .-]{0,24}",
        "[가-힣 ]{0,8}",
    ];
    proptest::collection::vec(part, 0..10).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn what_is_masked_comes_back(text in material()) {
        let masked = mask(&text);
        prop_assert_eq!(masked.restore(&masked.text), text.clone());
        prop_assert!(masked.unknown(&masked.text).is_empty());
        let bare = TOKEN.replace_all(&masked.text, "⟪⟫");
        for span in pii::find(&text) {
            prop_assert!(!bare.contains(&text[span.range.clone()]), "{} in {}", &text[span.range], bare);
        }
    }

    #[test]
    fn pieces_cut_anywhere_give_the_whole(text in material(), cuts in proptest::collection::vec(1usize..7, 1..40)) {
        let (table, masked) = Table::mask(&[&text]);
        let mut stream = Stream::new(&table, false);
        let mut got = String::new();
        let mut sink = |piece: &str| { got.push_str(piece); ControlFlow::Continue(()) };
        let mut rest = masked[0].text.chars();
        for cut in cuts.iter().cycle() {
            let piece: String = rest.by_ref().take(*cut).collect();
            if piece.is_empty() { break }
            let _ = stream.push(&piece, &mut sink);
        }
        let _ = stream.finish(&mut sink);
        prop_assert_eq!(got, text);
    }
}
