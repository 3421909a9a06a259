;;; editor.el --- What Emacs has of the language server  -*- lexical-binding: t -*-
;; Attaches eglot to the file at hand, and writes what Emacs then has of it, one JSON object, to $STATUTE_OUT.
(require 'eglot)
(require 'json)

(define-derived-mode statute-mode text-mode "OpenAPI")
(add-to-list 'auto-mode-alist '("\\.yaml\\'" . statute-mode))
(add-to-list 'eglot-server-programs (cons 'statute-mode (append (json-parse-string (getenv "STATUTE_COMMAND") :array-type 'list) nil)))
(setq eglot-sync-connect 30 eglot-connect-timeout 60 eglot-autoshutdown t)

(defun statute-wait-for (condition)
  (let ((end (+ (float-time) 30)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    found))

(find-file (getenv "STATUTE_FILE"))
(let ((wanted (getenv "STATUTE_RULE")))
  (apply #'eglot--connect (eglot--guess-contact))
  (flymake-mode 1)
  (flymake-start)
  (cl-flet ((found () (cl-find-if (lambda (one) (string-match-p (regexp-quote wanted) (flymake-diagnostic-text one)))
                                  (flymake-diagnostics))))
    (let* ((diagnostic (statute-wait-for #'found)) action mended)
      (when diagnostic
        ;; On the first response key.
        (goto-char (point-min))
        (search-forward-regexp "\"[1-5]")
        (let* ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams)))
               (actions (eglot-code-actions (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic))))
          (setq action (aref (vconcat actions) 0))
          (eglot--apply-workspace-edit (plist-get action :edit))
          ;; Without a user, Emacs is never idle.
          (eglot--signal-textDocument/didChange)
          (setq mended (statute-wait-for (lambda () (flymake-start) (not (found)))))
          (with-temp-file (getenv "STATUTE_OUT")
            (insert (json-encode `((diagnostic . ,(flymake-diagnostic-text diagnostic))
                                   (hover . ,(plist-get hover :contents))
                                   (action . ,(plist-get action :title))
                                   (mended . ,(if mended t json-false))
                                   (text . ,(with-current-buffer (get-file-buffer (getenv "STATUTE_FILE")) (buffer-string))))))))))))
(kill-emacs 0)
