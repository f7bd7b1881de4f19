"""The database's own part of publishing: releases come from freezing alone, and stay."""

TABLES = (
    "publishing_release",
    "publishing_releasedtable",
    "publishing_releasedfigure",
    "publishing_releasedevidence",
)
PARTS = TABLES[1:]

FUNCTIONS = """
CREATE OR REPLACE FUNCTION secretariat.frozen_by_its_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.act IS DISTINCT FROM secretariat.current_act('publishing.freeze') THEN
        RAISE EXCEPTION 'A release comes from freezing a publication alone.'
            USING ERRCODE = 'SE001', HINT = 'Freeze the publication: that makes a new edition.';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION secretariat.frozen_with_its_release() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.publishing_release AS release
        JOIN public.history_act AS act ON act.id = release.act
        WHERE release.id = NEW.release_id
          AND act.transaction = pg_current_xact_id()::text::bigint
    ) THEN
        RAISE EXCEPTION 'Nothing is added to a release after it was frozen.'
            USING ERRCODE = 'SE003', HINT = 'A correction is a new edition.';
    END IF;
    RETURN NULL;
END $$;
"""

# Parts are written before their release, so that writers wait for the release's row alone: what
# belongs together is seen when the transaction ends.
GUARDS = (
    """
CREATE OR REPLACE TRIGGER frozen_by_its_act BEFORE INSERT ON publishing_release
    FOR EACH ROW EXECUTE FUNCTION secretariat.frozen_by_its_act();
"""
    + "".join(
        f"""
CREATE OR REPLACE TRIGGER kept_as_written BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION secretariat.append_only();
"""
        for table in TABLES
    )
    + "".join(
        f"""
CREATE CONSTRAINT TRIGGER frozen_with_its_release AFTER INSERT ON {table}
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION secretariat.frozen_with_its_release();
"""
        for table in PARTS
    )
)

UNDO = """
DROP FUNCTION secretariat.frozen_by_its_act CASCADE;
DROP FUNCTION secretariat.frozen_with_its_release CASCADE;
"""
