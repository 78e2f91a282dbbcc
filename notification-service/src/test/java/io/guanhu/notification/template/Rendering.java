package io.guanhu.notification.template;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The service's own templates, for tests of other packages. */
public final class Rendering {

    private Rendering() {}

    public static Templates templates() {
        try {
            return new Templates();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
