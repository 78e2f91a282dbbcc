package io.guanhu.notification.model.delivery;

import java.util.Optional;

/** The progress of a message of which no part has been accepted. */
public record NothingTaken() implements Progress {

    @Override
    public int sendings() {
        return 0;
    }

    @Override
    public Optional<StartedSending> begun() {
        return Optional.empty();
    }

    @Override
    public boolean hasTime() {
        return true;
    }

    @Override
    public void accepted(AcceptedPart part) {
        throw new AssertionError("Nothing was to be taken");
    }
}
