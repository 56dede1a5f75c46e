-- Run by neovim.test.ts in a headless Neovim: attaches the server to a draft, asks it as a writer's keys would, and
-- writes the answers as JSON to $OUTCOME.

local function env(name)
  local value = os.getenv(name)
  assert(value, name .. ' is not set')
  return value
end

local LIMIT = 30000
local outcome = {}

local function waited(what, probe)
  assert(vim.wait(LIMIT, probe, 20), 'waited in vain for ' .. what)
end

local ready = false
vim.lsp.handlers['yinju/indexStatus'] = function(_, status)
  ready = status.state == 'ready' and not status.starter
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(env('DRAFT')))
  local client = vim.lsp.start_client({
    name = 'yinju',
    cmd = { env('NODE'), env('SERVER'), '--stdio' },
    root_dir = vim.fn.getcwd(),
    init_options = { corpus = { paths = { env('CORPUS') } }, cacheDir = env('CACHE') },
    before_init = function(params)
      params.locale = 'zh-cn'
    end,
  })
  assert(client and vim.lsp.buf_attach_client(0, client), 'cannot attach the server')
  waited('the index', function()
    return ready
  end)

  local function ask(method, line, needle)
    local text = vim.api.nvim_buf_get_lines(0, line, line + 1, true)[1]
    local column = needle and vim.fn.stridx(text, needle) or #text
    vim.api.nvim_win_set_cursor(0, { line + 1, column })
    local position = { line = line, character = vim.str_utfindex(text, column) }
    local params = { textDocument = vim.lsp.util.make_text_document_params(), position = position }
    local answers = assert(vim.lsp.buf_request_sync(0, method, params, LIMIT), method .. ' got no answer')
    for _, answer in pairs(answers) do
      return answer.result
    end
  end

  outcome.completion = {}
  for _, item in ipairs(ask('textDocument/completion', 0).items) do
    table.insert(outcome.completion, item.textEdit.newText)
  end
  outcome.hover = ask('textDocument/hover', 1, '枫桥').contents.value
  waited('the diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
  outcome.diagnostics = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    table.insert(outcome.diagnostics, {
      message = diagnostic.message,
      source = diagnostic.source,
      line = diagnostic.lnum,
    })
  end
  vim.lsp.stop_client(client)
  waited('the end of the server', function()
    return vim.lsp.client_is_stopped(client)
  end)
end

local ok, problem = pcall(run)
if not ok then
  outcome.problem = tostring(problem)
end
local file = assert(io.open(env('OUTCOME'), 'w'))
file:write(vim.fn.json_encode(outcome))
file:close()
vim.cmd('qall!')
