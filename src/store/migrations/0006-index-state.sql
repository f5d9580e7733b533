-- By which rules of reading (terms, thesaurus, weights) a shelf was indexed; other rules find nothing in an old index.
create table index_state (
  place text primary key,
  reading text not null
);
