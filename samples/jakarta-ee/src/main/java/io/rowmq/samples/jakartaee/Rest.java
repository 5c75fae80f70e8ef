package io.rowmq.samples.jakartaee;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the REST endpoint is. */
@ApplicationPath("/")
public class Rest extends Application {}
