package io.guanhu.privacy.model.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request moved from one state to another. */
public record Advanced(@Nullable State from, State to, Instant at, Actor actor) {}
