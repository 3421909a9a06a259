import type { Language } from "../phrase.ts";

const classes = {
  bad: "nieprawidłow*|niepoprawn*|błędn*|nieważn*|niewłaściw*",
  credential: "token*|hasł*|login*|dan* logowania|klucz*|poświadcze*|sesj*",
  parameter: "parametr*|nagłów*|identyfikator*|id",
  field: "dane|danych|pole|pola|wartoś*|format|danymi",
  server: "serwer*|usług*|system*|serwis*",
  request: "żądan*|zapyta*",
};

/** The phrases of Polish. */
export const polish: Language = {
  table: {
    badRequest: `
      <bad> <request>
      <request> [jest] <bad>
      błąd <request>`,
    parameter: `
      <bad> [wartość] <parameter>
      (brak|nie podano) [wymagan*] <parameter>`,
    validation: `
      (błąd|błędy) walidacji
      walidacj* ~ nie powiod*
      <bad> [wejściow*] <field>
      <field> [są|jest] <bad>
      brak [wymagan*] pola`,
    authentication: `
      nieuwierzytelnion*
      nie [jest|został] (uwierzytelnion*|zalogowan*)
      (<bad>|brak|wygas*) [lub <bad>|lub wygas*|lub brak*] [dostępu] <credential>
      <credential> [jest|dostępu] (<bad>|wygas*|wymagan*)
      (brak|błąd|wymagane|wymaga|nieudan*) (uwierzytelni*|logowan*|zalogowan*)`,
    authorization: `
      nieautoryzowan*
      (brak|błąd|wymagana) autoryzacji`,
    permission: `
      (brak|niewystarcz*|nie ma|nie masz|nie posiada) (uprawnie*|dostępu|praw|zgody)
      (odmowa|odmówiono|zakaz) dostępu
      [dostęp] ~ (zabronion*|wzbronion*)`,
    notFound: `
      nie (znaleziono|odnaleziono|istniej*|znaleziony|znaleziona)
      nie został* (znalezion*|odnalezion*)`,
    conflict: `
      już (istniej*|został*|jest|zajęt*|używan*|zarejestrowan*)
      (konflikt*|duplikat*|zajęt*)`,
    rateLimit: `
      (zbyt|za) (wiele|dużo) (<request>|żądań|prób)
      przekroczon* ~ (<request>|żądań|prób)`,
    tooLarge: "przekroczon* ~ rozmiar",
    unavailable: "<server> [jest] [chwilowo|tymczasowo] (niedostępn*|przeciążon*)",
    internal: `
      (błąd|awaria) [wewnętrzny|po stronie] <server>
      (wewnętrzny|nieoczekiwany|nieznany) błąd`,
    failure: `
      ^ błąd $
      (wystąpił błąd|nie udało się|nie powiodł*|lub błąd)`,
    created: `
      [pomyślnie] utworzon*
      pomyślnie (dodan*|zarejestrowan*)`,
    accepted: "przyjęt* (do realizacji|do przetwarzania|do przetworzenia)",
    deleted: "(usunięto|pomyślnie usunięt*)",
    updated: "[pomyślnie] (zaktualizowan*|zmienion*|zapisan*)",
    success: "(sukces*|pomyślnie|poprawn*)",
    nothing: `
      (lista|brak|bez|kod|liczba) (błęd*|konflikt*|duplikat*)
      (jeśli|jeżeli|gdy|czy) ~ (nie istnieje|istnieje|błąd)`,
    vague: "(<bad>|błąd|błęd*|nie można)",
  },
  classes,
};
