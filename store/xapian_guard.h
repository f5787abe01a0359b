#pragma once

// Internal to store/: the one place where Xapian's exceptions become Errors.

#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "corpus/result.h"

namespace vidensgraf {

/// Runs `call`, which returns a Result, and turns an exception of Xapian into an Error. Error Io also for
/// DatabaseModifiedError: the revision that was read has been overwritten by two later commits; open again.
template <class Call>
std::invoke_result_t<Call> guarded(Call&& call) {
  try {
    return std::forward<Call>(call)();
  } catch (const Xapian::DatabaseLockError& error) {
    return fail(ErrorCode::Locked,
                fmt::format("The full-text index is locked by another process ({}).", error.get_msg()));
  } catch (const Xapian::DatabaseCorruptError& error) {
    return fail(ErrorCode::Damaged, fmt::format("The full-text index is damaged: {}.", error.get_msg()));
  } catch (const Xapian::DatabaseVersionError& error) {
    return fail(ErrorCode::Damaged,
                fmt::format("The full-text index has an unknown format: {}.", error.get_msg()));
  } catch (const Xapian::DatabaseNotFoundError& error) {
    return fail(ErrorCode::NotFound, fmt::format("There is no full-text index: {}.", error.get_msg()));
  } catch (const Xapian::DatabaseModifiedError&) {
    return fail(ErrorCode::Io, "The index was changed while it was being read; try again.");
  } catch (const Xapian::DatabaseOpeningError& error) {
    return fail(ErrorCode::Damaged,
                fmt::format("The full-text index cannot be opened: {}.", error.get_msg()));
  } catch (const Xapian::DatabaseError& error) {
    // With an error of the system it is the disk that failed; without one ("EOF reading block") the files are
    // wrong.
    return fail(error.get_error_string() == nullptr ? ErrorCode::Damaged : ErrorCode::Io,
                fmt::format("The full-text index cannot be read or written: {}.", error.get_description()));
  } catch (const Xapian::Error& error) {
    return fail(ErrorCode::Io, fmt::format("The full-text index cannot be used: {}.", error.get_msg()));
  }
}

}  // namespace vidensgraf
