import type { Language } from "../phrase.ts";

const classes = {
  bad: "invalid*|incorrect*|erron*|non valid*|pas valid*|manquant*|absent*",
  credential: "jeton*|token|identifiants|mot de passe|clé api|clé d'api|clef api|session|signature",
  right: "droit*|permission*|privilège*|habilitation*|autorisations",
  not: "non|pas",
  kind: "type de média|type de contenu|type de fichier|type mime|format de fichier|format du fichier",
  system: "service|serveur|système|base de données|application|api",
};

/** The phrases of French. */
export const french: Language = {
  table: {
    badRequest: `
      (requête|demande) [est] <bad>
      mauvaise (requête|demande)`,
    vague: `
      (erreur*|échec|échou*|impossible|incorrecte*|erroné*)
      (ne|n') (peut|peuvent|doit|a|ont) pas
      <not> (valide*|possible*|supporté*|pris en charge|prise en charge)`,
    malformed: `
      (mal formé*|malformé*)
      (erreur|faute) de syntaxe
      syntaxe <bad>
      (json|xml) <bad>`,
    parameter: `
      (paramètre*|identifiant|id) ~ <bad>
      paramètre* (obligatoire*|requis)`,
    validation: `
      (erreur*|échec) [de|de la|lors de la] validation
      validation ~ échou*
      (données|champ*|valeur*|saisie*|format|date*|contenu|informations) ~ (<bad>|incomplètes)
      champ* (obligatoire*|requis)
      (ne|n') (doit|doivent|peut) pas être (vide|nul*|négati*|supérieur*|inférieur*|antérieur*)
      doit être (supérieur*|inférieur*|compris*|un|une|positi*)
      trop (court*|long|longue)`,
    authentication: `
      <not> (authentifié*|connecté*|identifié)
      authentification ~ (requise|échou*|nécessaire|obligatoire|<bad>)
      (échec|erreur|erreurs|absence|défaut) (d'|de l'|de) authentification
      <credential> ~ (<bad>|est expiré|a expiré|expirée|révoqué*|inconnu*)
      (sans|aucun|absence de) <credential>`,
    authorization: `
      <not> autorisé*
      (erreur|échec) d'autorisation`,
    permission: `
      accès ~ (refusé*|interdit*)
      <right> ~ (insuffisant*|manquant*|refusé*|requis*|nécessaire*)
      (pas|aucun|sans|manque) (de|les|le|des) ~ <right>
      pas accès
      (interdit|interdite)`,
    notFound: `
      introuvable*
      [n'a|n'ont] <not> [été|pu être] trouvé*
      n'exist* <not>
      (inexistant*|impossible de trouver)
      (aucun|aucune) ~ (trouvé*|ne correspond)
      (ressource|utilisateur) inconnu*`,
    conflict: `
      déjà
      (conflit|conflits|doublon*|dupliqué*)
      transition ~ (<bad>|interdite|impossible|non autorisée)
      (état|statut) ~ (<bad>|incompatible|ne permet pas)
      (actif|active|défaut) ne peut pas être
      (pas|plus) être (supprimé*|modifié*|annulé*) [,] (car|tant|dans|puisque)
      (encore|toujours) (utilisé*|associé*|lié*|en cours)
      en cours d'utilisation
      modifié* (entre temps|par un)`,
    rateLimit: `
      trop de (requêtes|demandes|appels|tentatives)
      (limite*|quota) (de|d') (requêtes|débit|taux|appels)`,
    tooLarge: `
      (fichier|requête|contenu|corps|image|document|taille|pièce jointe) ~ trop (volumineu*|grand*|gros*|lourd*)
      taille ~ dépass*`,
    mediaType:
      "<kind> ~ (<bad>|non supporté|pas supporté|non pris en charge|pas pris en charge|non autorisé|non accepté)",
    timeout: `
      délai ~ (dépassé|expiré|écoulé)
      dépassement du (délai|temps)`,
    unavailable: `
      <system> ~ (indisponible*|surchargé*|injoignable|non disponible|hors service|en maintenance)
      (temporairement|momentanément) indisponible*`,
    internal: `
      (erreur|erreurs|exception|problème) (interne|internes|inattendue|technique|système) [du|de] [serveur]
      (erreur|erreurs|problème) [du|de|côté|sur le|au niveau du|de la] (serveur|base de données)`,
    notImplemented: "<not> [encore] implémenté*",
    failure: `
      ^ (erreur|échec) $
      ^ (échec|erreur) (de|du|lors)
      (a|ont) échoué
      erreur (est survenue|s'est produite)
      (ou|sinon) [une|un] (erreur|message d'erreur) $`,
    created: `
      (créé|créés|créée|créées) [avec succès] $
      création (réussie|effectuée)`,
    accepted: `
      (mis|mise|mises|placé*) en (file|attente)
      (traitement|tâche|import|export|demande) ~ (lancé*|démarré*|planifié*|prise en compte|acceptée)
      (traité*|exécuté*) (ultérieurement|en arrière plan|de manière asynchrone|de façon asynchrone)`,
    noContent: "(aucun|pas de|sans) contenu",
    deleted: "supprimé* [avec succès] $",
    updated: "(mis à jour|mise à jour|mises à jour|modifié*|enregistré*) [avec succès|effectuée|réussie] $",
    success: "(succès|réussi*)",
    nothing: `
      (sans|aucune|pas d'|toutes les) erreur*
      (liste|messages|codes|journal|nombre|type) (des|d'|de l') erreur*
      (déjà) [été] (supprimé*|expiré*)`,
  },
  classes,
};
