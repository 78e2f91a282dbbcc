package io.guanhu.audit.standing;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * This database does not contain the log that the checkpoint outside belongs to. The services'
 * entries are not at fault, so they wait in Kafka instead of being parked in a database that will
 * be replaced.
 */
public final class LogRefutedException extends DataAccessResourceFailureException {

    private static final long serialVersionUID = 1;

    public LogRefutedException(String flaw) {
        super("The audit log does not match the checkpoint outside the database: " + flaw);
    }
}
