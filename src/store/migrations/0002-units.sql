-- Units of a place and its duty catalogue (派单目录). Orders name units by id and keep the id when a unit is gone.

create table unit (
  place text not null,
  id text not null,
  name text not null,
  tier text not null check (tier in ('center', 'city', 'county', 'unit', 'town', 'village')),
  parent text,
  kind text not null,
  areas text[] not null,
  phone text,
  onboarded boolean not null,
  primary key (place, id),
  foreign key (place, parent) references unit (place, id) deferrable initially deferred,
  check (parent <> id)
);

create table duty (
  place text not null,
  id text not null,
  -- The catalogue is read in the order in which it was written.
  position integer not null,
  title text not null,
  lead text not null,
  co text[] not null,
  words text[] not null check (cardinality(words) > 0),
  basis text not null,
  class text check (class in ('A', 'B', 'C', 'D')),
  topic text,
  primary key (place, id),
  unique (place, position),
  foreign key (place, lead) references unit (place, id)
);
