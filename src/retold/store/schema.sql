-- A desk: news reports, the bytes they were read from, and what retold found in them.
--
-- One SQLite file that any SQLite tool reads. Times are ISO 8601 in UTC. Spans are half-open and
-- counted in code points of the report's `text`: substr(text, start + 1, "end" - start) gives the
-- words. A `document` is a noun as docs/data-model.md describes it, in JSON.

PRAGMA application_id = 1920234340; -- "rtld"
PRAGMA user_version = 2;

-- One row: how often the desk was written to, how often reports were placed in stories, and who
-- writes to it now, or did last.
CREATE TABLE desk (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL,
  placed INTEGER NOT NULL,
  writer TEXT NOT NULL
) STRICT;
INSERT INTO desk VALUES (1, 0, 0, '');

-- Bytes as they came, once each, packed with zlib where that makes them smaller.
CREATE TABLE bodies (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  packing TEXT NOT NULL CHECK (packing IN ('none', 'zlib')),
  body BLOB NOT NULL
) STRICT;

-- Where bytes came from; equal bytes may come from several places.
CREATE TABLE captures (
  id TEXT NOT NULL,
  path TEXT NOT NULL,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES bodies (sha256),
  document TEXT NOT NULL,
  PRIMARY KEY (id, path, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX captures_by_body ON captures (sha256);

-- Every time that something was added, judged or forgotten.
CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  step TEXT NOT NULL,
  settings TEXT NOT NULL,
  software TEXT NOT NULL,
  began TEXT NOT NULL,
  ended TEXT,
  added INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  stories INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE skips (
  item TEXT NOT NULL,
  step TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs (number),
  PRIMARY KEY (item, step, reason, detail)
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  first TEXT,
  last TEXT,
  reports INTEGER NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)), -- whether it was analysed as it stands
  document TEXT NOT NULL,
  counts TEXT NOT NULL DEFAULT '{}' -- how many of each were found, in JSON
) STRICT;
CREATE INDEX stories_by_last ON stories (last, id);
CREATE INDEX stories_by_first ON stories (first, id);
CREATE INDEX stories_by_size ON stories (reports, id);
CREATE INDEX stories_to_do ON stories (id) WHERE is_current = 0;

-- What was read. `document` is the report as it was read, without its text; `outlet`, `first` and
-- `last` are as the user corrected them.
CREATE TABLE reports (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  capture_id TEXT NOT NULL,
  path TEXT NOT NULL,
  url TEXT NOT NULL,
  outlet TEXT NOT NULL,
  headline TEXT NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  first TEXT, -- the earliest and the latest time at which it was published
  last TEXT,
  text TEXT NOT NULL,
  document TEXT NOT NULL,
  said TEXT NOT NULL, -- who says what in it, before speakers are resolved: a JSON array
  tier TEXT NOT NULL, -- what found that
  placing BLOB, -- what placing it in a story goes by, see StoryStream
  story_id TEXT REFERENCES stories (id) DEFERRABLE INITIALLY DEFERRED,
  run INTEGER NOT NULL REFERENCES runs (number)
) STRICT;
CREATE INDEX reports_by_story ON reports (story_id, first);
CREATE INDEX reports_by_outlet ON reports (outlet, story_id);
CREATE INDEX reports_by_language ON reports (language, story_id);
CREATE INDEX reports_by_capture ON reports (capture_id);
CREATE INDEX reports_by_url ON reports (url) WHERE url <> '';

-- What two reports share. A passage is [left, right, label, score, [[left, right], ...]]: a span
-- or null for each side, and the same for each change in it.
CREATE TABLE alignments (
  left_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  right_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  share_left REAL NOT NULL,
  share_right REAL NOT NULL,
  passages TEXT NOT NULL,
  PRIMARY KEY (left_id, right_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alignments_by_right ON alignments (right_id);

-- What was found in a story: one noun a row, in the order of the trace document.
CREATE TABLE findings (
  story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('speaker', 'attribution', 'quotation', 'claim', 'drift',
    'figure', 'swap', 'stemma', 'collation')),
  place INTEGER NOT NULL,
  id TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (story_id, kind, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_id ON findings (id, kind) WHERE id IS NOT NULL;

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

-- Who speaks in a story, and how often.
CREATE TABLE speakers (
  id TEXT NOT NULL,
  story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  said INTEGER NOT NULL,
  PRIMARY KEY (id, story_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX speakers_by_story ON speakers (story_id);

-- Every wording of every utterance.
CREATE TABLE readings (
  number INTEGER PRIMARY KEY,
  story_id TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  quotation_id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  voice TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_quotation ON readings (quotation_id);
CREATE INDEX readings_by_story ON readings (story_id);
CREATE INDEX readings_by_report ON readings (report_id);

-- What the user corrected; see `Judgement` in docs/data-model.md.
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  other TEXT NOT NULL,
  value TEXT NOT NULL,
  made TEXT NOT NULL,
  UNIQUE (kind, subject, other, value)
) STRICT;

-- What `retold watch` knows: when each feed is due, what it answered last, so that a site is asked
-- only whether anything changed, and by the hash of its address each page that needs no second look.
CREATE TABLE feeds (
  url TEXT PRIMARY KEY,
  checked TEXT NOT NULL,
  due TEXT NOT NULL,
  failures INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
  url TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  content_type TEXT NOT NULL,
  fetched TEXT NOT NULL,
  body BLOB NOT NULL -- packed with zlib
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
  url_sha256 TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  is_done INTEGER NOT NULL CHECK (is_done IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Words to search by. Both tables keep their index alone; the words stand in what they index, and
-- retold keeps the two in step (no trigger does, so that a file from elsewhere runs no code).
CREATE VIRTUAL TABLE texts USING fts5 (
  headline, text, content = 'reports', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE quotes USING fts5 (
  text, content = 'readings', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- The findings, unfolded for people who read the file with other tools.
CREATE VIEW attributions AS
SELECT
  f.id, f.story_id,
  json_extract(f.document, '$.report') AS report_id,
  json_extract(f.document, '$.kind') AS kind,
  json_extract(f.document, '$.act') AS act,
  (SELECT group_concat(json_extract(j.value, '$.text'), ' … ') FROM json_each(f.document, '$.source') j)
    AS source,
  (SELECT group_concat(json_extract(j.value, '$.text'), ' … ') FROM json_each(f.document, '$.cue') j) AS cue,
  (SELECT group_concat(json_extract(j.value, '$.text'), ' … ') FROM json_each(f.document, '$.content') j)
    AS content,
  json_extract(f.document, '$.speaker') AS speaker_id,
  json_extract(f.document, '$.confidence') AS confidence
FROM findings f WHERE f.kind = 'attribution';

CREATE VIEW descents AS
SELECT
  f.story_id,
  json_extract(j.value, '$.exemplar') AS exemplar,
  json_extract(j.value, '$.copy') AS copy,
  json_extract(j.value, '$.kind') AS kind,
  json_extract(j.value, '$.share') AS share,
  json_extract(j.value, '$.confidence') AS confidence,
  json_extract(j.value, '$.evidence') AS evidence
FROM findings f, json_each(f.document, '$.descents') j WHERE f.kind = 'stemma';

CREATE VIEW witnesses AS
SELECT
  f.story_id,
  json_extract(j.value, '$.siglum') AS siglum,
  json_extract(j.value, '$.report') AS report_id,
  json_extract(j.value, '$.label') AS label
FROM findings f, json_each(f.document, '$.witnesses') j WHERE f.kind = 'stemma';

CREATE VIEW drifts AS
SELECT
  f.story_id,
  json_extract(f.document, '$.claim') AS claim_id,
  json_extract(f.document, '$.kind') AS kind,
  json_extract(f.document, '$.from.report') AS from_report_id,
  json_extract(f.document, '$.from.text') AS from_text,
  json_extract(f.document, '$.to.report') AS to_report_id,
  json_extract(f.document, '$.to.text') AS to_text,
  json_extract(f.document, '$.confidence') AS confidence
FROM findings f WHERE f.kind = 'drift';

CREATE VIEW figures AS
SELECT
  f.id, f.story_id,
  json_extract(f.document, '$.report') AS report_id,
  json_extract(f.document, '$.text') AS text,
  json_extract(f.document, '$.low') AS low,
  json_extract(f.document, '$.high') AS high,
  json_extract(f.document, '$.unit') AS unit,
  json_extract(f.document, '$.counted') AS counted,
  json_extract(f.document, '$.category') AS category
FROM findings f WHERE f.kind = 'figure';
