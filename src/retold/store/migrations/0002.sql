-- Addresses that hold when stories become one; swaps in a form that is quick to read.

PRAGMA user_version = 2;

-- The reports that a story had when it became one with others, or was taken apart: its address
-- leads to the story that has most of them now.
CREATE TABLE former_stories (
  story_id TEXT NOT NULL,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  PRIMARY KEY (story_id, report_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_stories_by_report ON former_stories (report_id);

-- Where the readings of a quotation, or the tellings of a claim, stood when it was found last: its
-- address leads to the one that stands in most of these places now. Places alone, and no words.
CREATE TABLE former_findings (
  id TEXT NOT NULL,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('quotation', 'claim')),
  PRIMARY KEY (id, report_id, start, "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX former_findings_by_report ON former_findings (report_id);

-- The words swapped in a story, and by outlet, one document for all: every place once, as a report
-- and a span, and each occurrence as two numbers of places. A story that was analysed before there
-- was this table has them in `findings`.
CREATE TABLE swaps (
  story_id TEXT PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
  document TEXT NOT NULL
) STRICT, WITHOUT ROWID;
