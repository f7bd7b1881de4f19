"""The database's own part of history: clock, acts, refusal, redaction. Run once, as the owner."""

FREEZE_LOCK = 7_300_100_001  # advisory lock: writers share it, a snapshot holds it alone

FUNCTIONS = """
CREATE SCHEMA IF NOT EXISTS secretariat;
CREATE SCHEMA IF NOT EXISTS known;

CREATE OR REPLACE FUNCTION secretariat.clock() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    told text := current_setting('secretariat.simulated_clock', true);
BEGIN
    IF told IS NULL OR told = '' THEN
        RETURN clock_timestamp();
    END IF;
    IF to_regrole('secretariat_simulator') IS NULL
       OR NOT pg_has_role(session_user, 'secretariat_simulator', 'MEMBER') THEN
        RAISE EXCEPTION 'The clock may not be simulated by %%.', session_user
            USING ERRCODE = 'SE002',
                  HINT = 'Only the example and the tests may, as the role secretariat_simulator.';
    END IF;
    RETURN told::timestamptz;
END $$;

CREATE OR REPLACE FUNCTION secretariat.simulate_clock(at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('secretariat.simulated_clock', coalesce(at::text, ''), true);
    PERFORM secretariat.clock();
END $$;

CREATE OR REPLACE FUNCTION secretariat.open_act(
    action text, by_person bigint, process text, reason text, facts jsonb, undoes uuid
) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    act uuid := gen_random_uuid();
BEGIN
    IF by_person IS NULL AND coalesce(process, '') = '' THEN
        RAISE EXCEPTION 'An act needs somebody who answers for it.' USING ERRCODE = 'SE001';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(%(lock)s);
    INSERT INTO public.history_act
        (id, action, by, process, reason, facts, undoes, at, simulated, transaction)
    VALUES (act, action, by_person, coalesce(process, ''), coalesce(reason, ''),
            coalesce(facts, '{}'), undoes, secretariat.clock(),
            coalesce(current_setting('secretariat.simulated_clock', true), '') <> '',
            pg_current_xact_id()::text::bigint);
    PERFORM set_config('pghistory.context_id', act::text, true);
    RETURN act;
END $$;

CREATE OR REPLACE FUNCTION secretariat.close_act() RETURNS void LANGUAGE sql AS $$
    SELECT set_config('pghistory.context_id', '', true)
$$;

CREATE OR REPLACE FUNCTION secretariat.current_act(wanted text DEFAULT NULL) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM public.history_act
    WHERE id = nullif(current_setting('pghistory.context_id', true), '')::uuid
      AND transaction = pg_current_xact_id()::text::bigint
      AND (wanted IS NULL OR action = wanted)
$$;

CREATE OR REPLACE FUNCTION secretariat.require_act(changed text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF secretariat.current_act() IS NULL THEN
        RAISE EXCEPTION 'Nobody answers for this change of %%.', changed
            USING ERRCODE = 'SE001',
                  HINT = 'Records change through actions, which name who acts and why.';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION secretariat.append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%% is kept as it was written: %% is refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'SE003', HINT = 'A correction is a new entry that says what it corrects.';
END $$;

CREATE TABLE IF NOT EXISTS secretariat.erasable (
    recorded text, event text, "column" text, erased text, PRIMARY KEY (recorded, "column")
);

CREATE OR REPLACE FUNCTION secretariat.redact_history(changed text, ids bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    act uuid := secretariat.current_act('history.erase');
    part record;
    touched bigint := 0;
BEGIN
    IF act IS NULL THEN
        RAISE EXCEPTION 'History is redacted by the act of erasure alone.' USING ERRCODE = 'SE001';
    END IF;
    FOR part IN
        SELECT event, string_agg(format('%%I = %%s', "column",
                   CASE WHEN erased IS NULL THEN 'NULL'
                        ELSE format('replace(%%L, ''{id}'', pgh_obj_id::text)', erased)
                   END), ', ') AS sets
        FROM secretariat.erasable WHERE recorded = changed GROUP BY event
    LOOP
        EXECUTE format(
            'UPDATE public.%%I SET %%s WHERE pgh_obj_id = ANY($1)', part.event, part.sets
        ) USING ids;
        GET DIAGNOSTICS touched = ROW_COUNT;
    END LOOP;
    INSERT INTO public.history_erasure ("table", record, act, at)
        SELECT changed, unnest(ids), act, secretariat.clock();
    RETURN touched;
END $$;
""" % {"lock": FREEZE_LOCK}  # noqa: UP031 - the SQL is full of braces

GUARDS = """
CREATE OR REPLACE TRIGGER kept_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON history_act
    FOR EACH STATEMENT EXECUTE FUNCTION secretariat.append_only();
CREATE OR REPLACE TRIGGER kept_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON history_erasure
    FOR EACH STATEMENT EXECUTE FUNCTION secretariat.append_only();
"""

UNDO = """
DROP SCHEMA known CASCADE;
DROP SCHEMA secretariat CASCADE;
"""

# Only the owner may take samples of a table, and the application would plan by old ones after a
# large import: it may have samples taken of what is recorded, and of nothing else.
SAMPLING = """
CREATE OR REPLACE FUNCTION secretariat.take_samples(wanted regclass) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named name;
BEGIN
    SELECT c.relname INTO named FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = wanted AND n.nspname = 'public' AND c.relkind = 'r'
      AND (to_regclass(format('known.%I', c.relname)) IS NOT NULL
           OR EXISTS (SELECT FROM pg_attribute a
                      WHERE a.attrelid = c.oid AND a.attname = 'pgh_context_id'));
    IF named IS NULL THEN
        RAISE EXCEPTION '% is not a table whose changes are recorded.', wanted
            USING ERRCODE = 'SE004';
    END IF;
    EXECUTE format('ANALYZE public.%I', named);
END $$;
REVOKE ALL ON FUNCTION secretariat.take_samples(regclass) FROM PUBLIC;
"""

# What is said of why somebody changed a record may name whom it is about. Acts stay as they were
# written, but for that: an act of erasure takes the words away. A file that was read in says
# nothing of one person, and an erasure says why it was made.
REASONS = """
CREATE OR REPLACE FUNCTION secretariat.acts_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF secretariat.current_act('history.erase') IS NOT NULL
       AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'history_act is kept as it was written: UPDATE is refused.'
        USING ERRCODE = 'SE003', HINT = 'A correction is a new entry that says what it corrects.';
END $$;

CREATE OR REPLACE FUNCTION secretariat.redact_reasons(events text, ids bigint[], left_words text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    touched bigint;
BEGIN
    IF secretariat.current_act('history.erase') IS NULL THEN
        RAISE EXCEPTION 'History is redacted by the act of erasure alone.' USING ERRCODE = 'SE001';
    END IF;
    EXECUTE format($sql$
        UPDATE public.history_act SET reason = $2
        WHERE reason NOT IN ('', $2) AND action <> 'history.erase' AND NOT facts ? 'import'
          AND id IN (SELECT pgh_context_id FROM public.%I WHERE pgh_obj_id = ANY($1))
    $sql$, events) USING ids, left_words;
    GET DIAGNOSTICS touched = ROW_COUNT;
    RETURN touched;
END $$;

DROP TRIGGER IF EXISTS kept_as_written ON history_act;
CREATE TRIGGER kept_as_written BEFORE DELETE OR TRUNCATE ON history_act
    FOR EACH STATEMENT EXECUTE FUNCTION secretariat.append_only();
CREATE TRIGGER kept_but_for_reasons BEFORE UPDATE ON history_act
    FOR EACH ROW EXECUTE FUNCTION secretariat.acts_stay();
"""
REASONS_UNDONE = """
DROP TRIGGER IF EXISTS kept_but_for_reasons ON history_act;
DROP TRIGGER IF EXISTS kept_as_written ON history_act;
CREATE TRIGGER kept_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON history_act
    FOR EACH STATEMENT EXECUTE FUNCTION secretariat.append_only();
DROP FUNCTION IF EXISTS secretariat.redact_reasons(text, bigint[], text);
DROP FUNCTION IF EXISTS secretariat.acts_stay();
"""
