package io.guanhu.privacy.model.request;

/**
 * Who acts.
 *
 * @param id an employee id, a customer id or the name of a service
 */
public record Actor(Type type, String id) {

    /** The service itself, when time or receipts advance a request. */
    public static final Actor SERVICE = new Actor(Type.SERVICE, "privacy-service");

    /** The kind of party. */
    public enum Type {
        STAFF,
        CUSTOMER,
        SERVICE
    }
}
