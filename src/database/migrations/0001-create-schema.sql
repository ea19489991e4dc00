-- Every table of a tenant begins its primary key and its foreign keys with organisation_id, so that row-level security
-- keeps organisations apart and the same schema can be distributed by organisation.

revoke create on schema public from public;

-- Sets the organisation for the rest of the transaction. "set local" rather than set_config, because only that reaches
-- the shards of a distributed database.
create function enter_organisation(organisation uuid) returns void language plpgsql as $$
begin
  execute format('set local handrail.organisation = %L', organisation);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are only ever added.', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Belongs to no organisation: the immutable states of the manual.
create table edition (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  title text not null,
  published date not null,
  document text not null,
  kept_at timestamptz(3) not null default clock_timestamp()
);

-- Belongs to no organisation: finds the account for a sign-in name before we know who is asking. Holds a hash, no name.
create table sign_in_directory (
  name_hash bytea not null check (length(name_hash) = 32),
  organisation_id uuid not null,
  account_id uuid not null,
  primary key (name_hash, organisation_id)
);

-- Belongs to no organisation: counts wrong guesses by a hash of account and address.
create table sign_in_throttle (
  bucket bytea primary key check (length(bucket) = 32),
  failures integer not null,
  last_at timestamptz not null
);

create table organisation (
  organisation_id uuid primary key default uuidv7(),
  name text not null check (length(name) between 1 and 200),
  partnership text not null,
  setting text not null,
  demonstration boolean not null default false,
  created_at timestamptz(3) not null default clock_timestamp()
);

create table account (
  organisation_id uuid not null references organisation,
  id uuid not null default uuidv7(),
  sign_in_name text not null check (length(sign_in_name) between 1 and 200),
  email text not null default '',
  display_name text not null check (length(display_name) between 1 and 200),
  roles text[] not null check (roles <@ array['reporter', 'dsl', 'head', 'administrator'] and cardinality(roles) > 0),
  active boolean not null default true,
  must_change_password boolean not null default false,
  password_hash text,
  setup_code_hash bytea,
  setup_code_expires_at timestamptz,
  created_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, id)
);
create unique index account_by_name on account (organisation_id, lower(sign_in_name));

create table session (
  organisation_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  account_id uuid not null,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, token_hash),
  foreign key (organisation_id, account_id) references account
);
create index session_by_account on session (organisation_id, account_id);

-- What administrators did to accounts, and sign-ins.
create table account_event (
  organisation_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  actor_id uuid not null,
  what text not null,
  details jsonb not null default '{}',
  happened_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references account,
  foreign key (organisation_id, actor_id) references account
);

-- The last number given to an entry of the organisation; its lock puts entries in one order.
create table entry_head (
  organisation_id uuid primary key references organisation,
  last_seq bigint not null default 0
);

create table concern (
  organisation_id uuid not null references organisation,
  id uuid not null,
  reference text not null,
  partnership text not null,
  setting text not null,
  primary key (organisation_id, id)
);
create unique index concern_by_reference on concern (organisation_id, reference);

create table entry (
  organisation_id uuid not null,
  seq bigint not null check (seq > 0),
  concern_id uuid not null,
  kind text not null,
  form_version integer not null,
  body jsonb not null,
  edition text not null references edition,
  author_id uuid not null,
  author_name text not null,
  author_role text not null,
  written_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, seq),
  foreign key (organisation_id, concern_id) references concern,
  foreign key (organisation_id, author_id) references account
);
create index entry_by_concern on entry (organisation_id, concern_id, seq);

-- What the entries of a concern come to: can be thrown away and built again from them.
create table concern_state (
  organisation_id uuid not null,
  concern_id uuid not null,
  status text not null check (status in ('new', 'open', 'closed')),
  routing text not null check (routing in ('dsl', 'head')),
  about_staff text not null check (about_staff in ('none', 'staff', 'dsl', 'head')),
  child text not null,
  reporter_id uuid not null,
  reporter_name text not null,
  reported_at timestamptz(3) not null,
  assigned_to uuid,
  assigned_name text,
  edition text not null,
  urgency integer not null,
  undecided integer not null,
  next_due timestamptz(3),
  overdue_from timestamptz(3),
  closed_at timestamptz(3),
  last_seq bigint not null,
  last_written_at timestamptz(3) not null,
  primary key (organisation_id, concern_id),
  foreign key (organisation_id, concern_id) references concern
);
create index concern_state_by_status on concern_state (organisation_id, routing, status, urgency, reported_at);
create index concern_state_by_reporter on concern_state (organisation_id, reporter_id);

-- A form that has been taken: the same form again gets the same answer.
create table form_token (
  organisation_id uuid not null references organisation,
  token uuid not null,
  account_id uuid not null,
  fingerprint bytea not null check (length(fingerprint) = 32),
  result jsonb not null,
  taken_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, token)
);

create table read_log (
  organisation_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  concern_id uuid,
  what text not null,
  why text not null,
  read_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references account,
  foreign key (organisation_id, concern_id) references concern
);
create index read_log_by_concern on read_log (organisation_id, concern_id, id);

-- What somebody is typing. One draft a person and form.
create table draft (
  organisation_id uuid not null,
  account_id uuid not null,
  form text not null,
  fields jsonb not null,
  saved_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, account_id, form),
  foreign key (organisation_id, account_id) references account
);

-- What somebody sent after the session had ended: kept for that person alone.
create table parked_form (
  organisation_id uuid not null,
  account_id uuid not null,
  token uuid not null,
  form text not null,
  path text not null,
  fields jsonb not null,
  parked_at timestamptz(3) not null default clock_timestamp(),
  primary key (organisation_id, account_id, token),
  foreign key (organisation_id, account_id) references account
);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['organisation', 'account', 'session', 'account_event', 'entry_head', 'concern', 'entry',
                                      'concern_state', 'form_token', 'read_log', 'draft', 'parked_form'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    -- An organisation that has not been set is an error, or an invalid identifier: either way nothing is shown.
    execute format('create policy tenant on %I using (organisation_id = current_setting(''handrail.organisation'')::uuid)
                    with check (organisation_id = current_setting(''handrail.organisation'')::uuid)', tenant_table);
  end loop;
end $$;

-- The grants below already keep the application from changing these; the triggers stop every other role too.
do $$
declare kept_table text;
begin
  foreach kept_table in array array['edition', 'account_event', 'concern', 'entry', 'form_token', 'read_log'] loop
    execute format('create trigger only_added before update or delete on %I for each row execute function refuse_change()', kept_table);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', kept_table);
  end loop;
end $$;

grant usage on schema public to handrail_app;
grant execute on function enter_organisation(uuid) to handrail_app;
grant select, insert on edition, organisation, account_event, concern, entry, form_token, read_log to handrail_app;
grant select, insert, update on account, entry_head, concern_state to handrail_app;
grant select, insert, delete on sign_in_directory to handrail_app;
grant select, insert, update, delete on sign_in_throttle, session, draft, parked_form to handrail_app;
