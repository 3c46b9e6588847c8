use super::*;

/// What is found in a text, as `kind value` pairs.
fn found(text: &str) -> Vec<String> {
    find(text).into_iter().map(|one| format!("{} {}", one.kind.id(), &text[one.range])).collect()
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn a_number_in_disguise_is_the_same_number() {
    for written in [
        "010203-4123456",
        "0102034123456",
        "010203 4123456",
        "010203 - 4123456",
        "０１０２０３－４１２３４５６",
        "010203–4123456",
        "010203-\n4123456",
        "010203-4******",
        "공일공이공삼-사일이삼사오육",
        "0 1 0 2 0 3 - 4 1 2 3 4 5 6",
    ] {
        finds(&format!("주민등록번호: {written}"), &[&format!("rrn {written}")]);
    }
    for written in [
        "010-1234-5678",
        "01012345678",
        "010.1234.5678",
        "010 1234 5678",
        "+82-10-1234-5678",
        "공일공 일이삼사 오육칠팔",
    ] {
        finds(&format!("민원인 연락처 {written}로 회신"), &[&format!("phone {written}")]);
    }
}

#[test]
fn the_label_decides_what_thirteen_digits_are() {
    finds("법인등록번호 110111-1234567", &["corporate_id 110111-1234567"]);
    finds("주민등록번호 110111-1234567", &["rrn 110111-1234567"]);
    finds("외국인등록번호 110111-5234567", &["arn 110111-5234567"]);
    finds("바코드 8801234567893", &[]);
    finds("물품식별번호 1101111234567", &[]);
}

#[test]
fn a_label_belongs_to_the_number_behind_it_only() {
    finds("카드 1234-5678-9012-3456, 외국인 010203-5123456", &["card 1234-5678-9012-3456", "arn 010203-5123456"]);
}

#[test]
fn a_person_is_known_by_a_number_behind_or_as_the_only_receiver() {
    finds("신청인은 김하늘(010203-4123456)임", &["name 김하늘", "rrn 010203-4123456"]);
    finds("수신  김하늘\n제목 민원 회신", &["name 김하늘"]);
    finds("수신  전주시\n제목 자료 제출 요청", &[]);
    finds("수신  문화과장\n제목 자료 제출 요청", &[]);
}

#[test]
fn a_bad_check_digit_beside_a_label_still_counts() {
    finds("사업자등록번호: 123-45-67890", &["business_id 123-45-67890"]);
    finds("관련 번호 123-45-67890", &[]);
    finds("카드번호 1234-5678-9012-3456", &["card 1234-5678-9012-3456"]);
}

#[test]
fn contacts_of_offices_are_public_and_those_of_petitioners_are_not() {
    finds("담당자: 총무과 김하늘 주무관(044-123-4567)", &[]);
    finds("문의처: 자치행정과 ☎ 044-123-4567, hong@korea.kr", &[]);
    finds("우 30112 세종특별자치시 도움6로 42 / 전화 044-123-4567 전송 044-123-4568 / a@korea.kr / 비공개(6)", &[]);
    finds("대표전화 1588-1234, 국번 없이 110", &[]);
    finds(
        "담당자 김하늘(044-123-4567)이 민원인 이바다 씨(044-765-4321)와 통화함",
        &["name 이바다", "phone 044-765-4321"],
    );
}

#[test]
fn names_need_a_word_that_says_whose_they_are() {
    finds("신청인 김하늘이 제출한 서류", &["name 김하늘"]);
    finds("성 명 : 김 하 늘", &["name 김 하 늘"]);
    finds("상속인: 김하늘, 이바다, 박초롱", &["name 김하늘", "name 이바다", "name 박초롱"]);
    finds("민원인 서○○ 씨", &["name 서○○"]);
    finds("김하늘 귀하", &["name 김하늘"]);
    finds("성명: TRAN THI LAN", &["name TRAN THI LAN"]);
    finds("신청인 김하늘은 이의를 제기함. 이후 김하늘이 다시 방문함", &["name 김하늘", "name 김하늘"]);
    for text in [
        "신청인은 정당한 사유를 소명하여야 한다.",
        "민원인 전화는 친절히 받습니다.",
        "신청인 주소와 신고인 성명을 확인함",
        "대표 전화로 문의하시기 바랍니다.",
        "담당자 성명: 김하늘",
        "위원 성명 김하늘",
        "정다운 이웃, 안전한 거리",
        "신청자 전원에게 안내문을 보냄",
        "학생 이동권과 학생 안전을 보장함",
        "소유자 변경 신고, 보호자 동의서",
        "신청인(본인), 신청인(대리인), 신청인(이하 같다)",
        "고객님 안녕하십니까, 주무관님 감사합니다",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn the_head_of_a_column_speaks_for_its_cells() {
    let list = "| 순번 | 성명 | 생년월일 | 전화 |\n|---|---|---|---|\n| 1 | 김하늘 | 800102 | 02-123-4567 |\n| 2 | 이바다 | 1981-02-03 | 0311234567 |";
    finds(
        list,
        &[
            "name 김하늘",
            "birth_date 800102",
            "phone 02-123-4567",
            "name 이바다",
            "birth_date 1981-02-03",
            "phone 0311234567",
        ],
    );
    finds("성명\t학번\n김하늘\t20230001", &["name 김하늘", "student_id 20230001"]);
    finds("| 성명 | 김하늘 | 계좌번호 | 123-456789-01-234 |", &["name 김하늘", "bank_account 123-456789-01-234"]);
    finds("| 직위 | 성명 | 담당 업무 |\n| 주무관 | 김하늘 | 총괄 |", &[]);
}

#[test]
fn homes_are_personal_and_sites_are_not() {
    finds("주소: 경기도 수원시 팔달구 솔길 12, 101동 1203호", &["address 경기도 수원시 팔달구 솔길 12, 101동 1203호"]);
    finds("경기도 수원시 팔달구 솔동 11-1번지에 거주하는", &["address 경기도 수원시 팔달구 솔동 11-1번지"]);
    finds("공사 구간: 경기도 수원시 팔달구 솔길 12 일원", &[]);
    finds("(우 44124) 세종특별자치시 도움6로 42", &[]);
}

#[test]
fn running_text_names_people_and_their_homes() {
    let home = "address 경기도 수원시 팔달구 솔길 12";
    finds("경기도 수원시 팔달구 솔길 12에 사는 김하늘 씨가 제출한 서류", &[home, "name 김하늘"]);
    finds("민원인 경기도 수원시 팔달구 솔길 12 거주 김하늘 씨", &[home, "name 김하늘"]);
    finds("강원도 춘천시 솔로 3에 거주하는 이바다가 낸 민원", &["address 강원도 춘천시 솔로 3", "name 이바다"]);
    finds("어제 이바다가 제출한 신청서를 검토함", &["name 이바다"]);
    finds(
        "담당 부서에서 현장을 확인하고 결과를 정리하였으며 이후 진행은 추후 알린다. 연락은 010 1234 5678, 오전에만 가능",
        &["phone 010 1234 5678"],
    );
    for text in [
        "경기도 수원시가 제출한 계획을 검토함",
        "위원회가 제출한 의견",
        "주민이 제출한 의견서, 시장이 제출한 조례안",
        "담당자 김하늘이 제출한 보고서",
        "담당 김하늘 주무관 010-1234-5678",
        "동네에 사는 주민들의 의견",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn plates_are_not_cases_or_provisions() {
    finds("차량 12가3456이 주차됨", &["vehicle_plate 12가3456"]);
    finds("서울 12가 3456", &["vehicle_plate 서울 12가 3456"]);
    for text in ["대법원 97누1234 판결", "제30조 1234", "예산 30조 2000억 원", "2023두5672"] {
        finds(text, &[]);
    }
}

#[test]
fn dates_are_births_only_where_the_text_says_so() {
    finds("생년월일 1980. 1. 2.", &["birth_date 1980. 1. 2."]);
    finds("박초롱 님(1980. 1. 2.생)", &["name 박초롱", "birth_date 1980. 1. 2."]);
    finds(
        "대상자: 김하늘(1980.01.02.), 박초롱(810203)",
        &["name 김하늘", "birth_date 1980.01.02.", "name 박초롱", "birth_date 810203"],
    );
    finds("현행화(1980. 1. 2.), 이사회(2026. 3. 4.)", &[]);
    finds("1980. 1. 2. 생산된 문서", &[]);
    finds("시행일 2026. 1. 2.", &[]);
}

#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "총사업비 금2,022,320,692원",
        "사건번호 2025구합97612",
        "서버 주소 192.168.69.67",
        "회의실 예약 번호 20261123-004",
        "문서번호 행정지원과-68178 (2026. 11. 23.)",
        "제13조제1항부터 제3항까지",
        "좌표 37.5665, 126.9780",
        "계좌번호: ○○은행 ○○○-○○○○-○○○○",
        "예시) 000000-0000000 형식",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn any_text_can_be_looked_at() {
    for text in ["", "\n", "🎉", "(", "010", "성명:", "주소: ", "성명: ", "귀하", "@", "\u{1175}", "１"] {
        let _ = find(text);
    }
}
