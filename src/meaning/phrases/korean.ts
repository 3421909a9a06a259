import type { Language } from "../phrase.ts";

const classes = {
  is: "이|가|은|는|을|를|의|에",
  wrong: "잘못된|유효하지 않은|올바르지 않은|필수",
  bad: "잘못|유효하지|올바르지|오류|일치하지 않|에러",
  absent: "없|누락|필요|만료",
  credential: "토큰|비밀번호|인증 정보|api 키|세션|서명",
  parameter: "파라미터|매개변수|헤더|쿼리|id",
  field: "입력|입력값|값|데이터|형식|필드",
  done: "되었|됐|됨|했|하였|성공|완료",
};

/** The phrases of Korean, syllable by syllable: blanks do not count. */
export const korean: Language = {
  table: {
    badRequest: `
      <wrong> 요청
      요청 [<is>] <bad>`,
    parameter: `
      <parameter> [값] [<is>] (<bad>|<absent>)
      <wrong> <parameter>`,
    validation: `
      (유효성|검증|유효성 검사|유효성 검증) [에] (실패|오류)
      <wrong> <field>
      <field> [<is>] (<bad>|누락)`,
    authentication: `
      (인증|로그인) [<is>] (실패|오류|에러|필요|되지 않|하지 않)
      <credential> [<is>] (<bad>|<absent>)
      (<wrong>|만료된) <credential>`,
    permission: `
      권한 [<is>] (<absent>|부족|오류)
      (금지된|허용되지 않)
      접근 [<is>] (거부|금지|제한|불가|할 수 없|권한 없)`,
    notFound: `
      (찾을 수 없|찾지 못|존재하지 않)
      (해당|일치하는) ~ 없`,
    conflict: "(이미|중복|충돌|사용 중)",
    rateLimit: `
      너무 많은 (요청|시도)
      (요청|호출|시도) [횟수|한도|제한|수] [<is>] [제한|한도] [을|를] (너무 많|초과|제한)`,
    tooLarge: "(파일|본문|크기|용량) [크기|용량] [<is>] [제한|최대] [을|를] (너무 크|너무 큽|초과)",
    timeout: "(시간 초과|시간이 초과|타임아웃)",
    unavailable: `
      (점검 중|과부하)
      (서버|서비스) [<is>] [일시적으로|현재] (사용할 수 없|이용할 수 없|이용 불가|점검)`,
    internal: `
      (서버|시스템|데이터베이스) [<is>] [내부|측|처리] [<is>] (오류|에러|문제|장애)
      (내부|예기치 않은|알 수 없는) [서버] (오류|에러)`,
    failure: `
      실패 (했|하였|함|$)
      (오류|에러) [가] 발생`,
    created: "(생성|등록|작성) [<is>] <done>",
    accepted: `
      접수 <done>
      비동기`,
    deleted: "삭제 [<is>] (성공|완료|했|하였)",
    updated: "(수정|변경|업데이트|저장) [<is>] <done>",
    success: "(성공|완료|정상)",
    nothing: `
      (중복|유효성) [<is>] (여부|확인|체크|되지 않)
      이미지
      실패 (한|시|여부|건수|사유|횟수|목록)
      (오류|에러) (코드|목록|로그|없이|가 없)`,
    vague: "(<bad>|실패|할 수 없)",
  },
  classes,
};
