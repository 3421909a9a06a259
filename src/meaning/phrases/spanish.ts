import type { Language } from "../phrase.ts";

const classes = {
  bad: "inválid*|incorrect*|erróne*|no válid*|no es válid*|no son válid*|faltante*|ausente*",
  expired: "expirad*|caducad*|vencid*|ha expirado|expiró|requerid*",
  credential: "token|credencial*|contraseña*|api key|clave api|clave de api|jwt|sesión|firma",
  right: "permiso*|privilegio*|acceso|rol|derecho*",
  calls: "solicitudes|peticiones|llamadas|intentos|consultas",
  kind: "tipo de contenido|tipo de medio|tipo de archivo|tipo mime|formato de archivo|tipo de medios",
  system: "servicio|servidor|sistema|base de datos|aplicación",
};

/** The phrases of Spanish. */
export const spanish: Language = {
  table: {
    badRequest: `
      (solicitud|petición|requerimiento) [es] <bad>
      mala (solicitud|petición)`,
    vague: `
      (fallo|falló|fallid*|inválid*|erróne*)
      no (puede|pudo|pueden|es posible|fue posible|se puede|se pudo|permitid*|soportad*)`,
    malformed: `
      mal formad*
      error* (de|en la) sintaxis
      sintaxis <bad>
      (json|xml) <bad>`,
    parameter: `
      (parámetro*|id|identificador) [~] <bad>
      (falta*|faltan) ~ parámetro*
      parámetro* (obligatori*|requerid*)`,
    validation: `
      (error*|fallo*|falla) (de|en la|en las) [validación|validaciones]
      error* ~ validac*
      validación (fallida|falló|incorrecta)
      (dato*|campo*|valor*|formato|entrada|cuerpo|fecha*|información) ~ <bad>
      (campo*|dato*) ~ (obligatori*|requerid*|vací*)
      (falta*|faltan) ~ (campo*|dato*)
      no (cumple*|pasa*|pasó) ~ (validac*|regla*|requisito*|formato)
      no (puede|debe|pueden|deben) (ser|estar) (vací*|nul*|negativ*|mayor|menor|superior|inferior)
      (debe|deben) ser (mayor|menor|un|una|positiv*|verdadero)
      demasiado (cort*|larg*)`,
    authentication: `
      no [está|se ha|ha|se encuentra] (autenticad*|identificado|iniciado sesión|logueado)
      autenticación ~ (fallida|falló|requerid*|necesari*|<bad>)
      (error|errores|fallo|falla|falta|sin|requiere|problema*) [de|en la] autenticación
      <credential> ~ (<bad>|<expired>)
      (falta|sin|no se proporcionó|no se envió) [el|un|la] <credential>`,
    authorization: `
      no [está|se encuentra] autorizad*
      (error*|sin|falta) [de] autorización`,
    permission: `
      (sin|no tiene|no tienes|no posee|no cuenta con|no hay|falta de|error de|carece de) [el|los|suficientes] (<right>|scope)
      <right> ~ (insuficiente*|denegad*|prohibid*|restringid*|requerid*|no permitido)
      (prohibido|prohibida)`,
    notFound: `
      no [ha sido|fue|se ha|han sido] (encontrad*|hallad*|localizad*)
      no (se encontr*|se encuentra*|existe|existen|se pudo encontrar|fue posible encontrar)
      inexistente*
      (ningún|ninguna) ~ (encontrad*|con ese|con el)`,
    conflict: `
      ya (existe*|está*|fue|fueron|ha|han|se|hay|tiene|registrad*|en uso|utilizad*|asignad*|cread*|procesad*|activ*|cancelad*|confirmad*|aprobad*|finalizad*|pagad*)
      (conflicto|conflictos|duplicad*)
      (actualmente|está|siendo) en uso
      (en uso|modificad*) por
      transición ~ (<bad>|no permitida)
      estado <bad>
      estado ~ no (permite|permitido)
      no está en [un|el] estado
      no (puede|pueden|se puede|se pueden) [ser] ~ (en el estado|en su estado|porque|ya que|mientras|debido)
      (activo|activa|predeterminad*|por defecto) no (puede|pueden|se puede)
      tiene* ~ (asociad*|dependencia*|dependient*)`,
    rateLimit: `
      (demasiad*|muchas|exceso de) <calls>
      límite ~ (<calls>|tasa|velocidad)`,
    tooLarge: `
      (archivo|fichero|cuerpo|contenido|solicitud|imagen|documento|tamaño|carga) ~ (demasiado|muy) (grande|extens*|pesad*)
      (excede|supera|excedido|superado) ~ tamaño
      tamaño ~ (excedid*|superad*)`,
    mediaType: "<kind> ~ (<bad>|no soportad*|no permitid*|no admitid*|no compatible)",
    timeout: `
      tiempo (de espera|límite) ~ (agotad*|excedid*|superad*)
      se agotó el tiempo`,
    unavailable: `
      <system> ~ (no disponible|no está disponible|caíd*|sobrecargad*|fuera de servicio|saturad*)
      temporalmente (no disponible|fuera)
      en mantenimiento`,
    internal: `
      (error|errores|fallo) (intern*|inesperad*) [del|de|en el] [servidor|sistema]
      (error|errores|fallo|falla|problema*) (en|de|del) [el|la|lado del] <system>
      excepción no (controlada|manejada)
      algo salió mal`,
    notImplemented: "no [está] implementad*",
    failure: `
      ^ (error|fallo) al
      ^ no (se pudo|fue posible|se ha podido|se logró)
      (falló|fallid*) $
      [se] (produjo|ha producido|ha ocurrido|ocurrió|hubo) un error $
      (o|sino|en caso contrario|de lo contrario) [un|el|devuelve] [un] [mensaje de] error $`,
    created: `
      cread* [correctamente|exitosamente|con éxito] $
      registrad* (correctamente|exitosamente|con éxito)
      creación exitosa`,
    accepted: `
      (encolad*|en cola) $
      (aceptad*|recibid*|enviad*|programad*) para [su] (procesamiento|ejecución|eliminación|creación)
      (será|serán|se) (procesad*|procesará*|ejecutará*) [posteriormente|más tarde]
      (solicitud|petición) [fue|ha sido] aceptada`,
    noContent: "sin contenido",
    deleted: "(eliminad*|borrad*) $",
    updated: "(actualizad*|modificad*|guardad*) $",
    success: "(éxito|exitos*|correctamente|satisfactori*)",
    nothing: `
      (sin|ningún) error*
      no tiene* ~ asociad*
      (lista|listado|registro|mensajes|códigos|tipos|número) de [los] error*`,
  },
  classes,
};
