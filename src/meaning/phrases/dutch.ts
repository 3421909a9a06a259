import type { Language } from "../phrase.ts";

const classes = {
  bad: "ongeldig*|onjuist*|foutief|foutieve|incorrecte|niet geldig|niet correct|ontbrekende",
  lacks: "ontbreekt|ontbreken|verlopen|onbekend|vereist|verplicht",
  credential: "token|inloggegevens|wachtwoord|api sleutel|api key|sessie|handtekening|referenties|toegangstoken",
  right: "rechten|toestemming|toegang|bevoegdheid|machtiging|permissie*|toegangsrechten",
  kind: "mediatype|bestandstype|inhoudstype|bestandsformaat|content type|media type",
  system: "dienst|service|server|systeem|systemen|database|applicatie|backend",
};

/** The phrases of Dutch. */
export const dutch: Language = {
  table: {
    badRequest: `
      (<bad>|foute|slechte) (aanvraag|verzoek|aanroep|request)
      (aanvraag|verzoek) is <bad>`,
    vague: `
      (fout|fouten|ongeldig*|onjuist*|mislukt*)
      (kan|kon|konden|kunnen|mag) niet
      niet (toegestaan|mogelijk|ondersteund)`,
    malformed: `
      syntaxfout*
      (<bad>|geen geldige) (json|xml|syntax|syntaxis)
      onleesba*`,
    parameter: `
      (<bad>) (parameter*|id|queryparameter*|identificatie)
      (parameter*|id) ~ (<bad>|ontbreekt|ontbreken|verplicht)`,
    validation: `
      validatiefout*
      validatie ~ (mislukt|niet|gefaald)
      <bad> [of <bad>] (invoer|gegevens|waarde*|veld*|formaat|datum|data)
      (invoer|gegevens|waarde*|veld*|formaat|datum) ~ (<bad>|ontbreekt|ontbreken|verplicht|onvolledig)
      verplicht* (veld|velden)
      (mag|mogen) niet (leeg|negatief|groter|kleiner|langer)
      moet (groter|kleiner|minimaal|tussen)
      niet ~ verwerkbaar`,
    authentication: `
      niet (geauthenticeerd|ingelogd|aangemeld|geauthentiseerd)
      (authenticatie|aanmelden|inloggen) ~ (mislukt|vereist|ontbreekt|nodig|niet)
      authenticatiefout
      (<bad>|verlopen|geen|zonder) [of <bad>|of verlopen|geldig*] [access|bearer] <credential>
      <credential> ~ (<bad>|<lacks>)`,
    authorization: `
      niet (geautoriseerd|gemachtigd)
      (ongeautoriseerd*|autorisatiefout)
      autorisatie ~ (mislukt|vereist|ontbreekt)`,
    permission: `
      (geen|onvoldoende|zonder|niet de) [juiste|benodigde|voldoende] <right>
      <right> ~ (geweigerd|verboden|ontzegd|onvoldoende)
      niet bevoegd
      verboden`,
    notFound: `
      niet [worden] (gevonden|aangetroffen)
      (bestaat|bestaan) ~ niet
      (niet bestaand*|onvindbaar)
      geen ~ gevonden`,
    conflict: `
      (bestaat|bestaan) [reeds] al
      (is|zijn|wordt|heeft|werd) (al|reeds)
      al (bestaat|in gebruik|geregistreerd|gebruikt|toegevoegd|aanwezig|gekoppeld|verwerkt|actief)
      reeds
      (conflict|conflicten|duplicaat|dubbele)
      door een ander* ~ gewijzigd
      nog (in gebruik|gebruikt|gekoppeld)
      <bad> (status|toestand|statusovergang)
      (status|toestand) ~ niet (toe|toegestaan)
      (actieve|standaard) ~ niet (verwijderd|gewijzigd)
      (verwijderd|gewijzigd|geannuleerd) worden [,] (omdat|zolang|want)`,
    rateLimit: `
      te veel (verzoeken|aanvragen|requests|pogingen|aanroepen|inlogpogingen)
      (aanvraaglimiet|verzoeklimiet|limiet) ~ (verzoeken|aanvragen|aanroepen|requests)`,
    tooLarge: `
      (bestand|verzoek|inhoud|body|bericht|afbeelding|document|aanvraag) ~ te (groot|grote)
      te (groot|grote) (bestand*|bericht*)
      (bestandsgrootte|grootte) ~ overschr*`,
    mediaType: `
      (niet ondersteund*|<bad>) <kind>
      <kind> ~ niet (ondersteund|toegestaan)`,
    timeout: `
      (tijdslimiet|time out|wachttijd) ~ (overschreden|verstreken)
      duurde te lang`,
    unavailable: `
      <system> ~ (niet beschikbaar|onbeschikbaar|niet bereikbaar|overbelast|onbereikbaar)
      tijdelijk (niet beschikbaar|onbeschikbaar|buiten)
      (onderhoud|onderhoudsmodus)`,
    internal: `
      (interne|intern) [server] (fout|serverfout|probleem|systeemfout)
      (serverfout|systeemfout|databasefout)
      (fout|probleem) (op|in|bij|met) [de|het|onze] <system>
      onverwachte (fout|exceptie)
      [er] [is] iets [is] (mis|fout)`,
    notImplemented: "niet geïmplementeerd",
    failure: `
      ^ fout $
      ^ fout (bij|tijdens)
      (mislukt|niet gelukt) $
      fout opgetreden
      (of|anders) [wordt] een (fout|foutmelding) $`,
    created: "(aangemaakt|gecreëerd) [is] $",
    accepted: `
      in [de] wachtrij
      (verzoek|aanvraag) [is] (geaccepteerd|aangenommen)
      [wordt|worden] [~] (asynchroon|op de achtergrond) verwerkt
      voor verwerking (aangenommen|geaccepteerd|ontvangen)`,
    noContent: "(geen|zonder) inhoud",
    deleted: "verwijderd $",
    updated: "(bijgewerkt|gewijzigd|opgeslagen|aangepast) $",
    success: "(succes|succesvol*|gelukt)",
    nothing: `
      (zonder|geen) fout*
      (lijst met|lijst van|alle|aantal) fouten
      (al|reeds) (verwijderd|verlopen)`,
  },
  classes,
};
