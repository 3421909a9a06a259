import type { Language } from "../phrase.ts";

const classes = {
  bad: "ungül*|ungue*|falsch*|fehlerhaft*|inkorrekt*|unzulässig*|fehlend*|nicht gültig|nicht korrekt",
  lacks: "fehlt|fehlen|abgelaufen|unbekannt|unvollständig*|leer",
  credential:
    "token*|zugangsdaten|anmelded*|anmeldeinf*|passwort|kennwort|credentials|api key|api schlüssel|sitzung|session",
  right: "berechtigung*|rechte|zugriff*|erlaubnis|befugnis*|rolle",
  kind: "medientyp*|inhaltstyp|dateityp|dateiformat*|content type|media type|mime typ",
  data: "eingab*|daten|wert|werte|feld*|angabe*|format|datum",
  system: "dienst|service|server|system|datenbank|backend|anwendung|schnittstelle",
};

/** The phrases of German. */
export const german: Language = {
  table: {
    badRequest: `
      <bad> (anfrage*|request*|aufruf|abfrage)
      (anfrage|request) (ist|war) <bad>`,
    vague: `
      (fehler*|ungül*|ungue*|falsch*|unzulässig*)
      nicht (möglich|erlaubt|gültig|zulässig|unterstützt|korrekt)
      (kann|können|konnte*|darf|dürfen) nicht`,
    malformed: `
      (syntaxfehler|parsefehler)
      (syntax|syntaktisch) ~ <bad>
      (<bad>|kein gültiges|kein valides) (json|xml)
      nicht (lesbar|geparst)`,
    parameter: `
      <bad> (parameter*|id|kennung|anfrageparameter)
      (parameter*|id) ~ (<bad>|<lacks>)`,
    validation: `
      validierungsfehler*
      validierung ~ (fehl*|nicht)
      fehler bei der validierung
      <bad> [oder <bad>|oder unvollständige] <data>
      <data> ~ (<bad>|<lacks>)
      (pflichtfeld*|pflichtangabe*)
      (darf|dürfen) nicht (leer|null|negativ|größer|kleiner)
      (enthält|enthalten) keine daten`,
    authentication: `
      nicht (authenti*|angemeldet|eingeloggt)
      (authentifizierungsf*|anmeldefehler)
      (authentifizierung|anmeldung|login) ~ (fehl*|erforderlich|notwendig|nicht)
      (<bad>|abgelaufen*|kein|keine|ohne) [gültige*|oder <bad>|oder abgelaufen*] [access|bearer] (<credential>|authentifizierung|anmeldung)
      <credential> ~ (<bad>|<lacks>)`,
    authorization: `
      nicht (autorisiert|authorisiert)
      (unautorisiert*|autorisierungsfehler)
      autorisierung ~ (fehl*|erforderlich)`,
    permission: `
      (kein|keine|keinen|fehlende|unzureichende|ohne|mangelnde|nicht die|nicht genügend|nicht ausreichend) [ausreichende*|entsprechende*|nötigen|erforderliche*|notwendige*] <right>
      <right> ~ (fehl*|unzureichend|erforderlich|verweigert|verboten|untersagt|nicht)
      zugang ~ (verweigert|verboten|untersagt)
      nicht (berechtigt|befugt)
      verboten`,
    notFound: `
      [konnte|konnten] nicht [mehr] (gefunden|auffindbar|vorhanden)
      existier* ~ nicht
      (kein|keine|keinen) ~ ~ (gefunden|vorhanden|existiert)`,
    conflict: `
      bereits
      schon (vorhanden|vergeben|existiert|registriert|belegt)
      (konflikt*|duplikat*|dublette*|doppelt*)
      eindeutig sein
      <bad> (status|zustand|statusübergang|statuswechsel|zustandsübergang)
      (status|zustand) ~ nicht (zu|erlaubt|möglich|zulässig)
      im (aktuellen|falschen) (status|zustand)
      (aktive*|abgeschlossen*|standard*) ~ nicht (gelöscht|storniert|geändert|bearbeitet)
      (gelöscht|storniert|geändert|bearbeitet) werden [,] (da|weil|solange|wenn)
      noch (verwendet|in verwendung|referenziert|in benutzung|zugeordnet)
      (zwischenzeitlich|inzwischen|von einem anderen) ~ (geändert|bearbeitet|aktualisiert)`,
    rateLimit: `
      zu viele ~ (anfragen|requests|aufrufe|versuche|anmeldeversuche)
      (anfragelimit*|ratenlimit*|ratenbegr*)
      (anzahl|limit) ~ (anfragen|aufrufe|requests) ~ überschr*`,
    tooLarge: `
      (datei|anfrage|inhalt|payload|body|upload|anhang|bild|dokument) ~ zu (groß|gross)
      (dateigröße|größe) ~ überschr*`,
    mediaType: `
      (nicht unterstützte*|<bad>) <kind>
      <kind> ~ (<bad>|nicht unterstützt|nicht erlaubt)`,
    timeout: `
      zeitüberschreitung
      zu lange gedauert`,
    unavailable: `
      <system> ~ (nicht verfügbar|nicht erreichbar|überlastet|offline|ausgefallen)
      (vorübergehend|derzeit|momentan|zurzeit) nicht (verfügbar|erreichbar)
      (wartung|wartungsarbeiten|wartungsmodus)`,
    internal: `
      intern* (fehler*|serverfehler|server fehler) [ist aufgetreten]
      (serverfehler|systemfehler|datenbankf*)
      (fehler|problem) (auf|im|in|am|mit) [dem|der|unserem] (<system>|serverseite)
      (unerwartet*|technisch*) (fehler|ausnahme|problem) [ist aufgetreten]
      etwas ~ schief*`,
    notImplemented: "nicht implementiert",
    failure: `
      ^ fehler $
      ^ fehler (beim|bei der)
      (fehlgeschlagen|nicht erfolgreich) $
      fehler [ist] aufgetreten
      (oder|sonst|andernfalls) [wird|ein|eine|einen] [ein|eine] (fehler|fehlermeldung|fehlerobjekt)`,
    created: "[erfolgreich] (angelegt|erstellt|erzeugt) $",
    accepted: `
      (zur|für die) [asynchronen|weiteren|späteren] (verarbeitung|bearbeitung|ausführung) (angenommen|entgegengenommen|eingereiht|vorgemerkt|eingeplant)
      (eingereiht|angestoßen) $
      (anfrage|auftrag) [wurde|ist] (angenommen|akzeptiert)
      (wird|werden) [~] (asynchron|im hintergrund) (verarbeitet|ausgeführt|bearbeitet|erstellt|gelöscht)`,
    noContent: "(kein|ohne) inhalt",
    deleted: "(gelöscht|entfernt) $",
    updated: "(aktualisiert|geändert|gespeichert) $",
    success: "(erfolg|erfolgreich*)",
    nothing: `
      (ohne|keine|keinen|alle|aller|liste der|anzahl) [der|aufgetretenen] fehler*
      (fehlerliste|fehlerprotokoll*|fehlercodes|fehlerberichte)
      (bereits|schon) [wurde|worden] (gelöscht|entfernt|abgelaufen|verstrichen)`,
  },
  classes,
};
