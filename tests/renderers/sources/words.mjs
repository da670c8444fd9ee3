// Korean words and sentences, and chance that is the same in every run.

export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  // The mulberry32 generator: 32 bits of state, good enough for choices.
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n) {
    return Math.floor(this.next() * n);
  }

  between(low, high) {
    return low + this.below(high - low + 1);
  }

  maybe(share) {
    return this.next() < share;
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

const NOUNS = [
  '모델',
  '정책',
  '경로',
  '표본',
  '신호',
  '지도',
  '격자',
  '관측값',
  '보상',
  '로봇',
  '잡음',
  '사전 학습',
  '추론 시간',
  '표현',
  '손실',
  '궤적',
  '계획기',
  '번역기',
  '문장',
  '질의',
  '점수',
  '평균',
  '분산',
  '오차',
  '센서',
  '카메라',
  '음성',
  '화면',
  '규칙',
  '검색기',
  '기억 장치',
  '압축률',
  '학습률',
  '토큰',
  '은닉층',
  '부호기',
  '복호기',
];
const LATIN = [
  'Model',
  'policy',
  'RAG',
  'LLM',
  'softmax',
  'BERT',
  'GPU',
  'VLA',
  'top-k',
  'F1',
  'k-NN',
  'DPO',
  'ViT',
  'beam search',
];
const VERBS = [
  '더 빨리 수렴한다',
  '오차를 줄인다',
  '새 기준을 세운다',
  '결과를 크게 바꾼다',
  '다시 학습해야 한다',
  '자료를 두 번 읽는다',
  '기억을 적게 쓴다',
  '값이 고르다',
  '사람의 판단과 다르다',
  '한 번에 끝난다',
  '넓은 범위에서 통한다',
  '쉽게 무너진다',
];
const OPENINGS = [
  '이 방법에서',
  '실험 결과',
  '같은 조건에서',
  '저자들은',
  '먼저',
  '두 번째 단계에서',
  '큰 자료에서는',
  '그래서',
  '반대로',
  '이때',
];
const PARTICLES = [
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '에서',
  '로',
  '의',
  '와',
  '과',
  '도',
  '만',
  '부터',
  '까지',
  '에는',
  '입니다',
  '이다',
];

// Does the word end in a final consonant?
function closed(word) {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  return code >= 0 && code < 11172 && code % 28 !== 0;
}

const both = (word, [after, open]) => word + (closed(word) ? after : open);

export class Words extends Chance {
  noun() {
    return this.pick(NOUNS);
  }
  latin() {
    return this.pick(LATIN);
  }
  verb() {
    return this.pick(VERBS);
  }
  particle() {
    return this.pick(PARTICLES);
  }
  topic(word = this.noun()) {
    return both(word, ['은', '는']);
  }
  object(word = this.noun()) {
    return both(word, ['을', '를']);
  }
  number() {
    return String(this.between(2, 98));
  }

  sentence() {
    const end = this.pick(['.', '.', '.', '.', '!', '?']);
    return this.pick([
      () => `${this.pick(OPENINGS)} ${this.topic()} ${this.verb()}${end}`,
      () => `${this.topic()} ${this.noun()}보다 ${this.verb()}${end}`,
      () => `${this.object()} 바꾸면 ${this.topic()} ${this.verb()}${end}`,
      () =>
        `${this.topic()} ${this.number()}번 가운데 한 번 ${this.verb()}${end}`,
    ])();
  }

  // A few words without an end.
  phrase() {
    return this.pick([
      () => `${this.noun()} 비교`,
      () => `${this.noun()}와 ${this.noun()}`,
      () => `새 ${this.noun()}`,
      () => this.noun(),
      () => `${this.noun()} ${this.latin()}`,
      () => `${this.noun()}의 ${this.noun()} 분석`,
    ])();
  }

  title() {
    return this.pick([
      () => this.phrase(),
      () => `${this.number()}가지 결과`,
      () => '방법',
      () => '결론',
      () => '실험 설정',
    ])();
  }

  address() {
    const host = this.pick([
      'https://example.org',
      'http://example.com',
      'https://a.example.kr',
    ]);
    return (
      host +
      this.pick([
        '/a',
        '/b/c',
        '/abs/2509.0' + this.between(1000, 9999),
        '/x?q=1&r=2',
        '/docs/index.html',
        '',
        '/a_b/c-d',
        '/p#part',
      ])
    );
  }

  // A sentence with something in it: `put` is placed at its start, in the
  // middle, or at its end.
  around(put) {
    return this.pick([
      () => `${put} ${this.verb()}.`,
      () => `${this.topic()} ${put} ${this.verb()}.`,
      () => `${this.pick(OPENINGS)} ${put} ${this.verb()}.`,
      () => `${this.pick(OPENINGS)} ${this.topic()} ${put}.`,
    ])();
  }
}
