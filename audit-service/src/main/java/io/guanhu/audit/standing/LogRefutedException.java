package io.guanhu.audit.standing;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * This database is not the one whose log the checkpoint outside was taken of. What services tell is
 * not at fault, so their entries wait in Kafka and are not parked in a database that is to be
 * replaced.
 */
public final class LogRefutedException extends DataAccessResourceFailureException {

    private static final long serialVersionUID = 1;

    public LogRefutedException(String flaw) {
        super("The audit log is refuted by the checkpoint outside the database: " + flaw);
    }
}
