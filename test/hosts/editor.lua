-- Attaches the language server to the file at hand, and writes what Neovim then has of it, one JSON object, to $STATUTE_OUT.
-- It uses what Neovim 0.7 has, which later ones have too.
local command = vim.fn.json_decode(vim.env.STATUTE_COMMAND)
local buffer = vim.api.nvim_get_current_buf()
local client_id = vim.lsp.start_client({ name = 'statute', cmd = command, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(buffer, client_id)

local function wait_for(condition)
  return vim.wait(30000, condition, 20)
end

local function find(code)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
    if (lsp.code or diagnostic.code) == code then return diagnostic, lsp end
  end
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 30000) or {}
  return (answers[client_id] or {}).result
end

local out = { version = tostring(vim.version().minor) }
local wanted = vim.env.STATUTE_RULE
wait_for(function() return find(wanted) ~= nil end)
local diagnostic, lsp = find(wanted)
if diagnostic then
  out.diagnostic = {
    line = diagnostic.lnum,
    column = diagnostic.col,
    source = diagnostic.source,
    message = diagnostic.message,
    link = lsp.codeDescription and lsp.codeDescription.href,
  }
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local start = { line = diagnostic.lnum, character = diagnostic.col }
  -- On the first response key.
  local line = vim.fn.search('"[1-5][0-9][0-9]":', 'w') - 1
  out.hover = (ask('textDocument/hover', { textDocument = document, position = { line = line, character = vim.fn.indent(line + 1) + 1 } }) or {}).contents
  local actions = ask('textDocument/codeAction', {
    textDocument = document,
    range = { start = start, ['end'] = { line = diagnostic.end_lnum, character = diagnostic.end_col } },
    context = { diagnostics = { { range = { start = start, ['end'] = { line = diagnostic.end_lnum, character = diagnostic.end_col } }, code = wanted, source = 'statute', message = diagnostic.message } } },
  }) or {}
  out.action = actions[1] and actions[1].title
  if actions[1] then
    vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
    out.mended = wait_for(function() return find(wanted) == nil end)
  end
  out.symbols = #(ask('textDocument/documentSymbol', { textDocument = document }) or {})
end
out.text = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
vim.fn.writefile({ vim.fn.json_encode(out) }, vim.env.STATUTE_OUT)
vim.cmd('qa!')
