// Runs a script as Node does. It lies on the disk, from where modules of all kinds are loaded; the executable's own main loads none.
'use strict';

module.exports = url => import(url);
