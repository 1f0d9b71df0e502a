-- The cause once more, as template and values: whoever asks hears it in his or her own language. Counts only while there is a cause.
ALTER TABLE run
    ADD COLUMN cause_kept text;                      -- JSON: [template, value ...], a value may be such a list itself
