// Standard input, output and error of a program that was started without them.
#pragma once

namespace dateline {

/// Opens those that are closed, so that they fail when they are used. Else the next files that are opened would take
/// their numbers: "-" would be read from a file of the program's own, and messages be written into an archive. The
/// first thing that a program does, before any other thread is there.
void hold_standard_files();

}  // namespace dateline
