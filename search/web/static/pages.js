"use strict";
// What pages do beyond their links and forms; every page works without it.
