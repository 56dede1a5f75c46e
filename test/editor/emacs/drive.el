;; -*- lexical-binding: t -*-
;; Run by emacs.test.ts in an Emacs without a screen, behind the settings of the documentation: presses a writer's keys
;; in the draft $DRAFT and writes what came of it as JSON to $OUTCOME.

(require 'eglot)
(require 'json)

(defvar yinju-ready nil "Whether the reports of this user are in the index.")
(cl-defmethod eglot-handle-notification
  (_server (_method (eql yinju/indexStatus)) &key state starter &allow-other-keys)
  (when (and (equal state "ready") (not (eq starter t))) (setq yinju-ready t)))

(defun waited (what probe)
  "Let things happen until PROBE holds; an error, naming WHAT, where it does not."
  (let ((deadline (+ (float-time) 60)))
    (while (not (funcall probe))
      (when (> (float-time) deadline) (error "waited in vain for %s" what))
      (accept-process-output nil 0.02))))

(defun press (keys) (execute-kbd-macro (kbd keys)))
(defun this-line () (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
;; Eglot 1.9 leaves the bytes of a name as they are.
(defun this-file () (decode-coding-string (encode-coding-string (buffer-name) 'raw-text) 'utf-8))
(defun to-line (number) (goto-char (point-min)) (forward-line (1- number)))

(defun guesses ()
  "The items listed, without what is noted behind them."
  (let ((list (get-buffer "*Completions*")) (found nil))
    (when list
      (with-current-buffer list
        (goto-char (point-min))
        (let (match)
          (while (setq match (text-property-search-forward 'mouse-face 'highlight t))
            (push (buffer-substring-no-properties (prop-match-beginning match) (prop-match-end match)) found)))))
    (nreverse found)))

(defun complete-at (number)
  "Complete at the end of line NUMBER, the first of the list where there is one."
  (let ((draft (current-buffer)))
    (when (get-buffer "*Completions*") (kill-buffer "*Completions*"))
    (to-line number)
    (press "C-e")
    (press "C-M-i")
    (let ((listed (guesses)))
      (when listed
        (select-window (get-buffer-window "*Completions*" 0))
        (goto-char (point-min))
        (press "<right> RET")
        (switch-to-buffer draft))
      `((listed . ,(vconcat listed)) (line . ,(this-line))))))

(defun run ()
  (find-file (getenv "DRAFT"))
  (press "C-e")
  (waited "the server" #'eglot-current-server)
  (waited "the index" (lambda () yinju-ready))
  (let* ((completions (vconcat (mapcar #'complete-at '(1 3 4))))
         (definition (progn
                       (to-line 5)
                       (search-forward "移")
                       (press "M-.")
                       `((file . ,(this-file)) (line . ,(this-line)) (readonly . ,(if buffer-read-only t :json-false)))))
         (warnings (progn
                     (switch-to-buffer (file-name-nondirectory (getenv "DRAFT")))
                     (waited "the warnings" (lambda () (flymake-diagnostics)))
                     (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))))
         (symbols (vconcat (mapcar #'car (eglot-imenu)))))
    `((completions . ,completions) (definition . ,definition) (warnings . ,warnings) (symbols . ,symbols))))

(let ((outcome (condition-case problem (run) (error `((problem . ,(error-message-string problem)))))))
  (with-temp-file (getenv "OUTCOME") (insert (json-encode outcome))))
(ignore-errors (eglot-shutdown-all))
(kill-emacs 0)
