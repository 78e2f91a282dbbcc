package io.guanhu.platform.web;

import java.util.List;

/** Opaque, signed keyset cursors: a page's last position, which the next request hands back. */
public final class Cursors {

    /** Signs a position; the values come back from {@link #read} as they are. */
    public String sign(List<String> position) {
        throw new UnsupportedOperationException("skeleton");
    }

    /**
     * The position that a cursor holds.
     *
     * @throws io.guanhu.platform.problem.ProblemException 400 naming {@code cursor} if it was not
     *     signed here
     */
    public List<String> read(String cursor) {
        throw new UnsupportedOperationException("skeleton");
    }
}
