import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { lintWith } from "../support/examples.ts";

/** The code, what is written beside it, and the rule that speaks. */
type Row = readonly [code: string, text: string, rule?: string];

/** All that read descriptions, and what the table does not say is said by none of them. */
const readers = rules.filter(({ id }) =>
  [
    "2xx-error-description",
    "rate-limit-use-429",
    "400-use-409",
    "401-or-403",
    "missing-use-404",
    "400-use-422",
    "4xx-blames-server",
    "5xx-blames-client",
    "specific-code-available",
    "success-code-mismatch",
    "meaning-mismatch",
    "reason-phrase-mismatch",
  ].includes(id),
);

const japanese: readonly Row[] = [
  ["400", "指定されたユーザーが見つかりません。", "missing-use-404"],
  ["400", "このメールアドレスは既に使用されています。", "400-use-409"],
  ["400", "同名のプロジェクトが存在します", "400-use-409"],
  ["400", "Bad Request\nサーバー内部で予期せぬエラーが発生しました。", "4xx-blames-server"],
  ["400", "バリデーションエラー", "400-use-422"],
  ["400", "リクエスト回数の上限を超えました。", "rate-limit-use-429"],
  ["400", "サポートされていないファイル形式です。", "specific-code-available"],
  ["401", "この操作を行う権限がありません。", "401-or-403"],
  ["403", "アクセストークンの有効期限が切れています。", "401-or-403"],
  ["500", "入力値が不正です。", "5xx-blames-client"],
  ["200", "登録に失敗しました。", "2xx-error-description"],
  ["200", "ユーザーを作成しました。", "success-code-mismatch"],
  ["200", "リクエストを受け付けました。", "success-code-mismatch"],
  ["201", "更新しました。", "success-code-mismatch"],
  ["400", "リクエストが不正です。"],
  ["400", "必須パラメーターが指定されていません"],
  ["401", "ﾛｸﾞｲﾝが必要です"],
  ["403", "リクエストが許可されていません。"],
  ["404", "見つからないか、アクセス権がありません"],
  ["409", "別のユーザーによって更新されました"],
  ["422", "文字数が上限を超えています"],
  ["503", "メンテナンス中です"],
  ["200", "権限がない場合は空の配列を返します"],
  ["200", "失敗した件数と、その一覧"],
  ["200", "処理が正常に完了しました。"],
  ["201", "登録が完了しました"],
  ["204", "No Content\nメンバーが登録されました"],
];

const chinese: readonly Row[] = [
  ["400", "用户不存在", "missing-use-404"],
  ["400", "錯誤請求：使用者不存在", "missing-use-404"],
  ["400", "ID已存在", "400-use-409"],
  ["400", "该手机号已被注册。", "400-use-409"],
  ["400", "服务器内部错误", "4xx-blames-server"],
  ["400", "伺服器錯誤", "4xx-blames-server"],
  ["400", "数据校验失败", "400-use-422"],
  ["403", "请求过于频繁，请稍后再试", "rate-limit-use-429"],
  ["401", "权限不足", "401-or-403"],
  ["401", "沒有操作權限", "401-or-403"],
  ["403", "未登录或登录已过期", "401-or-403"],
  ["500", "请求参数错误", "5xx-blames-client"],
  ["200", '{"code": -1, "message": "添加失败"}', "2xx-error-description"],
  ["200", "创建成功", "success-code-mismatch"],
  ["201", "修改成功", "success-code-mismatch"],
  ["400", "请求参数有误，或缺少必填字段"],
  ["401", "用户名或密码错误"],
  ["403", "未授权"],
  ["403", "当前用户没有访问该资源的权限"],
  ["404", "用户不存在或已被删除"],
  ["500", "操作失败"],
  ["504", "网关超时"],
  ["200", '{"code": 200, "message": "操作成功"}'],
  ["200", "登录失败次数"],
  ["200", "如果没有权限则返回空数组"],
  ["202", "任务已加入队列"],
];

const russian: readonly Row[] = [
  ["400", "Некорректный запрос. Пользователь не найден.", "missing-use-404"],
  ["400", "Пользователь с таким email уже существует", "400-use-409"],
  ["400", "Користувач вже існує", "400-use-409"],
  ["400", "Внутренняя ошибка сервера", "4xx-blames-server"],
  ["400", "Переданы некорректные данные", "400-use-422"],
  ["400", "Превышено количество запросов", "rate-limit-use-429"],
  ["401", "Недостаточно прав для выполнения операции", "401-or-403"],
  ["403", "Неверный логин или пароль", "401-or-403"],
  ["500", "Запись не найдена", "missing-use-404"],
  ["500", "Неверные параметры запроса", "5xx-blames-client"],
  ["200", "Не удалось сохранить заказ", "2xx-error-description"],
  ["200", "Заказ успешно создан", "success-code-mismatch"],
  ["201", "Пользователь успешно удалён", "success-code-mismatch"],
  ["400", "Отсутствует обязательный параметр"],
  ["401", "Срок действия токена истёк"],
  ["403", "Доступ к ресурсу запрещён"],
  ["404", "Пользователь удалён"],
  ["409", "Объект был изменен другим пользователем"],
  ["500", "Ошибка на стороне сервера"],
  ["503", "Сервис временно недоступен"],
  ["200", "Операция выполнена без ошибок"],
  ["200", "Если пользователь не найден, возвращается пустой список"],
  ["202", "Запрос принят в обработку"],
];

const korean: readonly Row[] = [
  ["400", "사용자를 찾을 수 없습니다.", "missing-use-404"],
  ["400", "이미 존재하는 이메일입니다.", "400-use-409"],
  ["400", "서버 내부 오류", "4xx-blames-server"],
  ["400", "요청 횟수를 초과하였습니다.", "rate-limit-use-429"],
  ["401", "접근권한이 없습니다", "401-or-403"],
  ["403", "유효하지 않은 토큰입니다.", "401-or-403"],
  ["200", "회원가입 실패", "2xx-error-description"],
  ["200", "게시글이 생성되었습니다.", "success-code-mismatch"],
  ["400", "잘못된 요청입니다."],
  ["401", "로그인이 필요합니다."],
  ["404", "존재하지 않는 게시글입니다."],
  ["500", "서버 오류가 발생했습니다."],
  ["200", "이메일 중복 여부"],
  ["200", "이미지 목록 조회 성공"],
];

const polish: readonly Row[] = [
  ["400", "Wewnętrzny błąd serwera", "4xx-blames-server"],
  ["400", "Taki login już istnieje", "400-use-409"],
  ["400", "Nieprawidlowe dane wejsciowe", "400-use-422"],
  ["401", "Brak uprawnień do zasobu", "401-or-403"],
  ["403", "Nieprawidłowy login lub hasło", "401-or-403"],
  ["200", "Nie udało się zapisać", "2xx-error-description"],
  ["200", "Zamówienie zostało pomyślnie utworzone", "success-code-mismatch"],
  ["400", "Nieprawidłowe żądanie"],
  ["401", "Użytkownik nie jest zalogowany"],
  ["404", "Użytkownik nie istnieje"],
  ["429", "Zbyt wiele żądań"],
  ["200", "Lista błędów"],
];

describe.each(Object.entries({ japanese, chinese, russian, korean, polish }))("%s", (_, rows) => {
  for (const [code, text, rule] of rows)
    test(`${code}: ${text}`, async () => {
      expect(await listReaders(code, text)).toEqual(rule === undefined ? [] : [rule]);
    });
});

test("reads syllables that are written in parts, and kana likewise", async () => {
  expect(await listReaders("400", "이미 존재하는 이메일".normalize("NFD"))).toEqual(["400-use-409"]);
  expect(await listReaders("400", "バリデーションエラー".normalize("NFD"))).toEqual(["400-use-422"]);
});

/** The rules that speak about a response of `POST /orders`. */
async function listReaders(code: string, text: string): Promise<readonly string[]> {
  const description = JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Orders", version: "1" },
    paths: {
      "/orders/{orderId}": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object" } } } },
          responses: { [code]: { description: text } },
        },
      },
    },
  });
  const ids = new Set<string>();
  for (const rule of readers)
    for (const { code: id } of await lintWith(rule, description)) if (id === rule.id) ids.add(id);
  return [...ids];
}
