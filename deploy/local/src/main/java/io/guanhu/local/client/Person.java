package io.guanhu.local.client;

import java.net.URI;

/** A person with a password and a one-time code. */
public abstract class Person extends Caller {

    public Person(Http http, URI gateway, String name) {
        super(http, gateway, name);
    }

    /** Signs in with both, as a step-up challenge asks. */
    public abstract void stepUp();
}
