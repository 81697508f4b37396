-- Who may see what. The roles livelift_sink, livelift_reader, livelift_access and livelift_bi belong to
-- the whole server; the dashboard makes them before it comes here.

create table person (
  person_no integer generated always as identity primary key,
  name text not null,
  role text not null check (role in ('ADMINISTRATOR', 'MANAGER', 'VIEWER')),
  -- Argon2id; null for somebody who signs in with an identity provider only.
  password_hash text,
  must_change_password boolean not null default false,
  disabled boolean not null default false,
  -- The identity provider's own name of the person: issuer and subject.
  oidc_issuer text,
  oidc_subject text,
  created_at timestamptz not null default now(),
  unique (oidc_issuer, oidc_subject)
);
create unique index person_name on person (lower(name));

-- By the campaign's id, not its number: a grant may come before the campaign does.
create table campaign_grant (
  person_no integer not null references person on delete cascade,
  campaign_id text not null,
  granted_at timestamptz not null default now(),
  primary key (person_no, campaign_id)
);

-- Sessions and tokens are known by a hash: who reads the tables cannot use them.
create table session (
  session_hash bytea primary key,
  person_no integer not null references person on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_person on session (person_no);

create table api_token (
  token_no integer generated always as identity primary key,
  token_hash bytea not null unique,
  person_no integer not null references person on delete cascade,
  name text not null,
  campaigns text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index api_token_person on api_token (person_no);

-- Without a reference to person: an entry stays as it was written.
create table audit_entry (
  entry_no bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person_no integer,
  name text,
  address text,
  action text not null,
  campaign_id text,
  detail jsonb not null default '{}'
);
create index audit_entry_person on audit_entry (person_no, entry_no);

create function livelift_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log can only be added to.';
end
$$;
create trigger append_only before update or delete or truncate on audit_entry
  for each statement execute function livelift_refuse_change();

-- Logins of BI tools, each a login of Postgres that is a member of livelift_bi.
create table database_login (
  login name primary key,
  all_campaigns boolean not null default false,
  campaigns text[] not null default '{}'
);

-- Goes up whenever somebody's rights may have become others, so that every dashboard process that
-- remembers rights can ask with one small question whether they still hold.
create table access_version (
  single boolean primary key default true check (single),
  version bigint not null default 0
);
insert into access_version default values;

create function livelift_access_changed() returns trigger language plpgsql as $$
begin
  update access_version set version = version + 1;
  return null;
end
$$;
create trigger access_changed after update or delete on person
  for each statement execute function livelift_access_changed();
create trigger access_changed after insert or update or delete on campaign_grant
  for each statement execute function livelift_access_changed();
create trigger access_changed after delete on session
  for each statement execute function livelift_access_changed();
create trigger access_changed after update or delete on api_token
  for each statement execute function livelift_access_changed();

-- For whom the dashboard asks is said in each of its transactions: livelift.person is a number or
-- 'everything' for the dashboard's own work, livelift.token the number of the token that is used.
-- Nobody is said: nothing is seen.
create function livelift_sees_all() returns boolean
  language sql stable parallel safe security definer
  return coalesce(current_setting('livelift.token', true), '') = ''
    and (coalesce(current_setting('livelift.person', true), '') = 'everything'
      or exists (
        select from person p
        where p.person_no::text = current_setting('livelift.person', true)
          and p.role = 'ADMINISTRATOR' and not p.disabled));

-- A token sees what it was made for, as long as its owner may see that.
create function livelift_granted() returns text[]
  language sql stable parallel safe security definer
  return array(
    select g.campaign_id from campaign_grant g join person p on p.person_no = g.person_no
    where p.person_no::text = current_setting('livelift.person', true)
      and not p.disabled
      and coalesce(current_setting('livelift.token', true), '') = ''
    union
    select c.campaign_id
    from api_token t join person p on p.person_no = t.person_no
      cross join lateral unnest(t.campaigns) c (campaign_id)
    where t.token_no::text = current_setting('livelift.token', true)
      and p.person_no::text = current_setting('livelift.person', true)
      and not p.disabled and t.revoked_at is null and t.expires_at > now()
      and (p.role = 'ADMINISTRATOR' or exists (
        select from campaign_grant g
        where g.person_no = p.person_no and g.campaign_id = c.campaign_id)));

-- A BI tool is known by its login alone, which it cannot choose; what it sets is not asked.
create function livelift_login_sees_all() returns boolean
  language sql stable parallel safe security definer
  return exists (select from database_login l where l.login = session_user and l.all_campaigns);

create function livelift_login_granted() returns text[]
  language sql stable parallel safe security definer
  return array(
    select unnest(l.campaigns) from database_login l where l.login = session_user);

revoke execute on function livelift_sees_all(), livelift_granted(), livelift_login_sees_all(),
  livelift_login_granted() from public;
grant execute on function livelift_sees_all(), livelift_granted()
  to livelift_reader, livelift_access;
grant execute on function livelift_login_sees_all(), livelift_login_granted() to livelift_bi;

-- Functions in "(select ...)" are asked once a statement, not once a row.
alter table campaign enable row level security;
alter table campaign force row level security;
create policy sink on campaign to livelift_sink using (true) with check (true);
create policy granted on campaign for select to livelift_reader, livelift_access
  using ((select livelift_sees_all()) or campaign_id = any ((select livelift_granted())::text[]));
create policy login on campaign for select to livelift_bi
  using ((select livelift_login_sees_all())
    or campaign_id = any ((select livelift_login_granted())::text[]));
grant select, insert, update, delete on campaign to livelift_sink;
grant select on campaign to livelift_reader, livelift_access, livelift_bi;

-- Lets a table with a campaign_no be seen by exactly those who see its campaign. The sink writes all
-- of it; what the dashboard writes for a person (livelift_access) is confined to that person's
-- campaigns. Partitions are protected like the whole, and nobody may ask them directly.
create procedure livelift_protect(table_name text) language plpgsql as $$
declare
  part regclass;
begin
  for part in
    select table_name::regclass
    union select relid from pg_partition_tree(table_name::regclass)
  loop
    execute format('alter table %s enable row level security', part);
    execute format('alter table %s force row level security', part);
    execute format('drop policy if exists sink on %s', part);
    execute format('drop policy if exists granted on %s', part);
    execute format('drop policy if exists written on %s', part);
    execute format(
      'create policy sink on %s to livelift_sink using (true) with check (true)', part);
    execute format(
      'create policy granted on %s for select to livelift_reader, livelift_bi'
      ' using (campaign_no = any (array(select campaign_no from campaign)))', part);
    execute format(
      'create policy written on %s to livelift_access'
      ' using (campaign_no = any (array(select campaign_no from campaign)))'
      ' with check (campaign_no = any (array(select campaign_no from campaign)))', part);
  end loop;
  execute format('grant select, insert, update, delete on %s to livelift_sink, livelift_access',
    table_name::regclass);
  execute format('grant select on %s to livelift_reader, livelift_bi', table_name::regclass);
end
$$;

-- Lets a table that tells of no campaign be read by all readers.
create procedure livelift_share(table_name text) language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %s to livelift_sink',
    table_name::regclass);
  execute format('grant select on %s to livelift_reader, livelift_access, livelift_bi',
    table_name::regclass);
end
$$;

revoke execute on procedure livelift_protect(text), livelift_share(text) from public;

call livelift_protect('cell');
call livelift_share('frame');
call livelift_share('alarm');
call livelift_share('progress');

grant select, insert, update, delete on person, campaign_grant, session, api_token
  to livelift_access;
grant select on database_login to livelift_access;
grant select, update on access_version to livelift_access;
grant select, insert on audit_entry to livelift_access;

do $$
begin
  execute format('grant usage on schema %I to livelift_sink, livelift_reader, livelift_access, livelift_bi',
    current_schema());
  -- The sink merges each frame by way of a temporary table.
  execute format('grant temporary on database %I to livelift_sink', current_database());
end
$$;
