package io.guanhu.testing.architecture.sample.entangled.one;

import io.guanhu.testing.architecture.sample.entangled.two.Second;

record First(Second second) {}
