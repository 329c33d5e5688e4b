" Vim and Neovim: put this into compiler/lintel.vim of your runtimepath; then `:compiler lintel` and `:make %`.
if exists('current_compiler')
  finish
endif
let current_compiler = 'lintel'
CompilerSet makeprg=lintel\ check\ -q\ --format\ concise
CompilerSet errorformat=%E%f:%l:%c:\ critical:\ %m,%E%f:%l:%c:\ high:\ %m,%W%f:%l:%c:\ medium:\ %m,%I%f:%l:%c:\ low:\ %m,%I%f:%l:%c:\ info:\ %m
