-- What a setting wants to be shown of wording that weakens a record. No row: everything.
create table wording_choice (
  organisation_id uuid primary key references organisation,
  points_out_recording boolean not null,
  chosen_by uuid not null,
  chosen_at timestamptz(3) not null default clock_timestamp(),
  foreign key (organisation_id, chosen_by) references account
);

-- How often each wording was met, replaced or kept with a reason, by month. It says nothing of who wrote it, nor of whom.
create table wording_count (
  organisation_id uuid not null references organisation,
  month date not null check (extract(day from month) = 1),
  wording text not null check (length(wording) between 1 and 100),
  met integer not null default 0,
  replaced integer not null default 0,
  meant integer not null default 0,
  primary key (organisation_id, month, wording)
);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['wording_choice', 'wording_count'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy tenant on %I using (organisation_id = current_setting(''handrail.organisation'')::uuid)
                    with check (organisation_id = current_setting(''handrail.organisation'')::uuid)', tenant_table);
  end loop;
end $$;

grant select, insert, update on wording_choice, wording_count to handrail_app;
