/** What lies on the fake desk. Laws, people and offices are invented. */

import type { ArticleView, Draft, Finding, LibraryStatus, Minutes, Template, Utterance } from '../types';

interface LawText {
  number: string;
  title: string;
  text: string;
}

const LAW = '한빛시 민원 처리 및 안내에 관한 조례';

const ARTICLES: LawText[] = [
  {
    number: '제11조',
    title: '민원의 접수',
    text: '① 담당 부서는 민원을 받으면 그날 접수하고 접수 사실을 민원인에게 알려야 한다.\n② 접수할 때 민원인이 낸 서류에 빠진 것이 있으면 한 번에 모아 알려야 한다.',
  },
  {
    number: '제12조',
    title: '처리 결과의 알림',
    text: '① 담당 부서의 장은 민원을 처리하면 그 결과를 민원인에게 문서로 알려야 한다. 다만, 다음 각 호의 어느 하나에 해당하면 말이나 전자우편으로 알릴 수 있다.\n1. 민원인이 문서가 아닌 방법을 원한 경우\n2. 급하여 문서를 보낼 시간이 없는 경우\n가. 재난이 일어난 때\n나. 그 밖에 시장이 정하는 때\n② 제1항에 따라 알릴 때 요구를 받아들이지 않은 경우에는 그 까닭과 다시 요구하는 방법을 함께 알려야 한다.\n③ 담당 부서의 장은 처리 기간 안에 결과를 알릴 수 없으면 늦어지는 까닭과 새 기한을 미리 알려야 한다.',
  },
  {
    number: '제13조',
    title: '처리 기간의 연장',
    text: '① 담당 부서의 장은 부득이한 까닭이 있으면 처리 기간을 한 번 늘릴 수 있다.\n② 늘리는 기간은 처음 처리 기간을 넘지 못한다.',
  },
  {
    number: '제14조',
    title: '민원 처리 현황의 관리',
    text: '민원 담당관은 달마다 부서별 처리 현황을 모아 시장에게 보고한다.',
  },
  {
    number: '제15조',
    title: '자료의 제출 요청',
    text: '민원 담당관은 현황을 확인하려고 각 부서에 자료를 내 달라고 할 수 있다. 이 경우 5일 이상의 기한을 주어야 한다.',
  },
];

const idOf = (number: string) => `한빛시민원처리및안내에관한조례/조례#${number}`;

function neighbour(at: number) {
  const article = ARTICLES[at];
  return article ? { id: idOf(article.number), law: LAW, number: article.number, title: article.title } : null;
}

export const articles: ArticleView[] = ARTICLES.map(({ number, title, text }, at) => ({
  id: idOf(number),
  kind: 'statute',
  law: LAW,
  law_kind: '조례',
  number,
  title,
  text,
  deleted: false,
  headings: ['제2장 민원의 처리'],
  effective: '2026-03-01',
  previous: neighbour(at - 1),
  next: neighbour(at + 1),
  cited_by: [neighbour(3), neighbour(4)]
    .filter((one) => one !== null && one.number !== number)
    .filter((one) => one !== null),
}));

export const library: LibraryStatus = {
  sources: [
    { kind: 'statute', title: LAW, articles: 5674, effective: '2026-03-01', indexed_at: '2026-06-05T02:00:00Z' },
    { kind: 'guide', title: '공문서 작성 지침', articles: 48, effective: null, indexed_at: '2026-06-05T02:00:00Z' },
    { kind: 'template', title: '기본 서식', articles: 21, effective: null, indexed_at: '2026-06-05T02:00:00Z' },
  ],
  articles: 5743,
  bigrams_only: false,
};

export const templates: Template[] = [
  {
    stem: 'request',
    name: '자료 제출 요청',
    kind: 'request',
    about: '다른 부서나 기관에 자료를 내 달라고 할 때',
    words: ['자료', '제출'],
  },
  {
    stem: 'meeting_notice',
    name: '회의 개최 알림',
    kind: 'meeting_notice',
    about: '회의를 알리고 참석을 부탁할 때',
    words: ['회의'],
  },
  {
    stem: 'civil_reply',
    name: '민원 회신',
    kind: 'civil_reply',
    about: '민원인에게 처리 결과를 알릴 때',
    words: ['민원', '회신'],
  },
  {
    stem: 'onepage_report',
    name: '1쪽 보고서',
    kind: 'onepage_report',
    about: '윗사람에게 한 장으로 보고할 때',
    words: ['보고'],
  },
];

export const text = `수신  각 부서장
(경유)
제목  2026년 하반기 민원 처리 현황 자료 제출 요청

1. 관련: 「${LAW}」 제15조
2. 2026년 하반기 민원 처리 현황을 확인하고자 하오니, 아래 자료를 기한 안에 내 주시기 바랍니다.
  가. 제출 자료: 부서별 민원 접수·처리 현황과 처리 기간을 늘린 민원의 까닭, 같은 민원이 되풀이된 경우의 조치 결과
  나. 제출 기한: ⟦제출 기한⟧
  다. 제출 방법: 업무관리시스템(민원담당관 ⟦담당자⟧)
  라. 작성 기준일: 2026년 11월 23일
붙임  부서별 작성 서식 1부.  끝.`;

const dateAt = text.indexOf('2026년 11월 23일');
const colonAt = text.indexOf('접수·처리');

export const findings: Finding[] = [
  {
    ...{ rule: 'DATE-01', grade: 'A', start: dateAt, end: dateAt + '2026년 11월 23일'.length },
    message: '날짜는 연·월·일 글자 대신 온점으로 적습니다.',
    basis: '행정업무의 운영 및 혁신에 관한 규정 제7조제5항',
    fix: { start: dateAt, end: dateAt + '2026년 11월 23일'.length, replacement: '2026. 11. 23.(월)' },
  },
  {
    ...{ rule: 'LANG-05', grade: 'C', start: colonAt, end: colonAt + '접수·처리'.length },
    message: '가운뎃점 대신 ‘접수 및 처리’로 풀어 쓰면 읽기 쉽습니다.',
    basis: '실무 관행',
    fix: null,
  },
];

export const draft: Draft = {
  kind: 'request',
  document: 'gian',
  template: 'request',
  title: '2026년 하반기 민원 처리 현황 자료 제출 요청',
  facts: [],
  missing: ['deadline', 'contact'],
  conflicts: [],
  legal_basis: [idOf('제15조')],
  citations: [{ surface: `「${LAW}」 제15조`, id: idOf('제15조'), status: 'exists' }],
  findings,
  blanks: [],
  text,
  signature: '한빛시장\n시행  민원담당관-⟦번호⟧ (2026. 11. 23.)   우 00000 한빛시 중앙로 1 / 대국민공개',
  model: 'builtin',
  masked: 1,
};

const SPOKEN: [string, string][] = [
  [
    '박국장',
    '지금부터 11월 넷째 주 주간업무회의를 시작하겠습니다. 오늘 안건은 민원실 운영 시간과 연말 자료 정리 두 가지입니다.',
  ],
  ['김과장', '첫째 안건입니다. 점심시간에 민원실을 찾는 분이 하루 평균 40명으로 늘었습니다.'],
  ['김과장', '그래서 12월부터 점심시간 교대 근무를 해 보자는 의견입니다.'],
  ['이주무관', '교대하려면 창구에 두 명이 더 있어야 합니다. 옆 부서에서 도와주실 수 있는지 확인이 필요합니다.'],
  ['최팀장', '저희 팀에서 한 명은 보낼 수 있습니다.'],
  ['박국장', '좋습니다. 12월 1일부터 점심시간에도 민원실을 여는 것으로 하겠습니다.'],
  ['박국장', '이주무관은 이번 주 금요일까지 근무표를 만들어 주세요.'],
  ['이주무관', '네, 금요일까지 올리겠습니다.'],
  ['김과장', '둘째 안건은 연말 자료 정리입니다. 보존 기간이 끝난 문서가 300권쯤 됩니다.'],
  ['최팀장', '폐기하려면 심의회를 열어야 하는데 올해는 날짜를 잡기 어렵습니다.'],
  ['박국장', '그럼 폐기는 내년 1월 회의에서 다시 이야기합시다. 목록은 누가 정리해 두면 좋겠네요.'],
  ['박국장', '이상으로 회의를 마치겠습니다.'],
];

export const utterances: Utterance[] = SPOKEN.map(([speaker, words], at) => ({
  id: at + 1,
  speaker,
  start: at * 21,
  text: words,
}));

export const minutes: Minutes = {
  title: '11월 넷째 주 주간업무회의',
  date: '2026-11-23',
  place: null,
  host: null,
  chair: '박국장',
  attendees: ['박국장', '김과장', '이주무관', '최팀장'].map((name) => ({ name, title: null, label: name })),
  agenda: [
    { n: 1, title: '민원실 점심시간 운영', utterances: [2, 8] },
    { n: 2, title: '연말 자료 정리', utterances: [9, 11] },
  ],
  decisions: [{ text: '12월 1일부터 점심시간에도 민원실을 연다.', utterances: [6] }],
  actions: [
    {
      task: '점심시간 교대 근무표 작성',
      owner: '이주무관',
      due: '2026-11-27',
      due_spoken: '이번 주 금요일까지',
      utterances: [7, 8],
    },
    { task: '보존 기간이 끝난 문서 목록 정리', owner: null, due: null, due_spoken: null, utterances: [11] },
  ],
  votes: [],
  postponed: [{ text: '보존 기간이 끝난 문서의 폐기', utterances: [10, 11] }],
  key_points: [
    { agenda: 1, speaker: '김과장', text: '점심시간 방문 민원이 하루 평균 40명으로 늘었다.', utterances: [2] },
  ],
  missing_fields: ['개최기관', '일시·장소', '표결 내용'],
  utterances,
  text: '',
  model: 'builtin',
  warnings: [],
  dropped: 0,
  failed: [],
};
