// Ctrl-C and the like: a run that is told to stop leaves the archive as it was.
#pragma once

namespace dateline {

/// Thrown where work is given up because a signal asked for it.
struct Interrupted {
    int signal;
};

/// Makes SIGINT, SIGTERM and SIGHUP ask for an end instead of ending the process; a second one ends it at once.
void catch_interruptions();

/// Throws Interrupted if a signal has come. Cheap enough for every record; may be called in any thread.
void check_interruption();

}  // namespace dateline
