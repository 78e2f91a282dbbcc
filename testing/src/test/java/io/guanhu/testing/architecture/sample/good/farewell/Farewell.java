package io.guanhu.testing.architecture.sample.good.farewell;

import io.guanhu.testing.architecture.sample.good.model.Guest;
import io.guanhu.testing.architecture.sample.good.words.Words;

record Farewell(Words words, Guest guest) {}
