alter table account drop constraint account_roles_check,
  add constraint account_roles_check check (roles <@ array['reporter', 'dsl', 'head', 'administrator', 'policy-officer'] and cardinality(roles) > 0);

-- Changes to the text of the manual. Each thing that is done to one is a new version; the one with the highest number counts.
create table amendment (
  organisation_id uuid not null references organisation,
  id uuid not null,
  version integer not null check (version > 0),
  file text not null check (length(file) between 1 and 200),
  paragraph text not null check (length(paragraph) between 1 and 100),
  -- What it replaces, and what takes its place.
  base text not null,
  text text not null check (length(text) between 1 and 20000),
  why text not null check (length(why) between 1 and 5000),
  -- What a second person said to it, or why it was withdrawn.
  comment text not null default '' check (length(comment) <= 5000),
  state text not null check (state in ('draft', 'for-review', 'approved', 'withdrawn')),
  author_id uuid not null,
  author_name text not null,
  written_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, id, version),
  foreign key (organisation_id, author_id) references account
);

alter table amendment enable row level security;
alter table amendment force row level security;
create policy tenant on amendment using (organisation_id = current_setting('handrail.organisation')::uuid)
  with check (organisation_id = current_setting('handrail.organisation')::uuid);

create trigger only_added before update or delete on amendment for each row execute function refuse_change();
create trigger never_emptied before truncate on amendment for each statement execute function refuse_change();

grant select, insert on amendment to handrail_app;
