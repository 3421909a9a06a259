import type { Language } from "../phrase.ts";

const classes = {
  bad: "inválid*|incorret*|não válid*|não é válid*|não são válid*|ausente*|faltando|errad*",
  expired: "expirad*|expirou|vencid*|não informad*|não foi informad*|obrigatóri*",
  credential: "token|credenciais|credencial|senha*|chave de api|chave api|api key|jwt|sessão|assinatura digital",
  right: "permissão|permissões|privilégio*|acesso|direito*",
  calls: "requisições|solicitações|chamadas|tentativas|pedidos|consultas",
  kind: "tipo de conteúdo|tipo de mídia|tipo de arquivo|tipo de ficheiro|formato de arquivo|formato do arquivo",
  system: "serviço|servidor|sistema|banco de dados|base de dados|aplicação",
};

/** The phrases of Portuguese. */
export const portuguese: Language = {
  table: {
    badRequest: `
      (requisição|solicitação|pedido) [é|mal] (<bad>|feita)
      má requisição`,
    vague: `
      (erro|erros|falha*|falhou|incorret*|impossível)
      não (pode|pôde|podem|foi possível|é possível|permitid*|suportad*)`,
    malformed: `
      mal formad*
      malformad*
      (erro*|falha) de sintaxe
      sintaxe <bad>
      (json|xml) <bad>`,
    parameter: `
      (parâmetro*|id|identificador) [~] (<bad>|não informad*)
      parâmetro* (obrigatóri*|requerid*)
      (falta*|faltam) ~ parâmetro*`,
    validation: `
      (erro*|falha*) (de|na|nas) [validação|validações]
      validação (falhou|inválida)
      (dado*|campo*|valor*|formato|entrada|corpo|data*|informações) ~ <bad>
      (campo*|dado*) ~ (obrigatóri*|não informad*|não preenchid*|vazi*|não suportad*)
      não (atende*|passou|passaram|respeita*) ~ (validac*|regra*|requisito*|formato)
      não (pode|deve|podem|devem) (ser|estar) (vazi*|nul*|negativ*|maior|menor|superior|inferior)
      (deve|devem) ser (maior|menor|um|uma|positiv*|verdadeiro)
      muito (curt*|long*)`,
    authentication: `
      não [está] (autenticad*|logado|identificado)
      autenticação ~ (falhou|obrigatória|necessária|requerida|<bad>)
      (erro|erros|falha|falta|sem|requer|problema*) [de|na] autenticação
      <credential> ~ (<bad>|<expired>)
      (falta|sem) [de] [o|um] <credential>`,
    authorization: `
      não [está|é|foi] autorizad*
      (erro*|falha|sem|falta) [de|na] autorização`,
    permission: `
      (sem|não tem|não possui|não há|falta de|falha de|erro de) [a|as|o|os|suficiente*] (<right>|scope)
      <right> ~ (insuficiente*|negad*|proibid*|restrit*|necessári*|não permitido)
      (proibido|proibida)`,
    notFound: `
      não [foi|foram] (encontrad*|localizad*|possível encontrar|possível localizar)
      não (existe|existem|existia)
      inexistente*
      (nenhum|nenhuma) ~ (encontrad*|com esse|com o)`,
    conflict: `
      já (exist*|está*|foi|foram|possui|tem|há|cadastrad*|registrad*|em uso|utilizad*|vinculad*|associad*|criad*|processad*|ativ*|cancelad*|confirmad*|aprovad*|finalizad*|pag*)
      (conflito|conflitos|duplicad*|duplicidade)
      (está|estão) em uso
      (em uso|modificad*|alterad*) por
      transição ~ (<bad>|não permitida)
      (estado|status|situação) <bad>
      (estado|status|situação) ~ não (permite|permitid*)
      não está em [um] (estado|status)
      não (pode|podem) [mais] ser ~ (no estado|no status|na situação|porque|pois|enquanto|devido)
      (ativo|ativa|padrão) não (pode|podem)
      possui* ~ (associad*|vinculad*|dependência*|dependente*)`,
    rateLimit: `
      (muitas|demasiad*|excesso de) <calls>
      limite ~ (<calls>|taxa)`,
    tooLarge: `
      (arquivo|ficheiro|corpo|conteúdo|requisição|imagem|documento|tamanho) ~ muito (grande|extens*)
      (excede|ultrapassa|excedeu) ~ tamanho
      tamanho ~ (excedid*|ultrapassad*)`,
    mediaType: "<kind> ~ (<bad>|não suportad*|não permitid*|não aceito)",
    timeout: `
      tempo (de espera|limite|de resposta) ~ (esgotad*|excedid*|ultrapassad*)
      tempo esgotado`,
    unavailable: `
      <system> ~ (indisponível|não disponível|fora do ar|sobrecarregad*|não está disponível)
      temporariamente indisponível
      em manutenção`,
    internal: `
      (erro|erros|falha) (intern*|inesperad*) [do|de|no] [servidor|sistema]
      (erro|erros|falha|problema*) (no|de|do) [o|lado do] <system>
      algo deu errado`,
    notImplemented: "não [foi|está] implementad*",
    failure: `
      ^ (erro|falha) $
      ^ (erro|falha) (ao|na)
      ^ não foi possível
      falhou $
      (ocorreu|houve) um erro $
      (ou|senão|caso contrário) [um|uma|retorna] [um] [mensagem de] erro $`,
    created: `
      criad* [com sucesso] $
      (cadastrad*|registrad*) com sucesso`,
    accepted: `
      (enfileirad*|na fila)
      (aceit*|recebid*|enviad*|agendad*) para (processamento|execução|exclusão|criação)
      (será|serão) processad*
      (requisição|solicitação) [foi] aceita`,
    noContent: "sem conteúdo",
    deleted: "(excluíd*|removid*|deletad*|apagad*) $",
    updated: "(atualizad*|alterad*|modificad*|salvo|salva) $",
    success: "(sucesso|corretamente)",
    nothing: `
      (sem|nenhum) erro*
      não (possui|tem) ~ (associad*|vinculad*)
      (lista|registro|mensagens|códigos|tipos|número) de [os] erro*`,
  },
  classes,
};
