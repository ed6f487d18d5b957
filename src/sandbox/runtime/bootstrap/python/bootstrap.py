"""The program of every python execution environment: loads the handler, then asks for one event after the other."""

import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

ROOT = os.environ["LAMBDA_TASK_ROOT"]
API = os.environ["AWS_LAMBDA_RUNTIME_API"]
IS_JSON = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
current = {"id": None}
SDK_HINT = "The sandbox has what python3 of this machine has: install boto3 for that, or put it into the zip or a layer."


class Context:
    """The context object of a handler (developer guide, "Using the Lambda context object")."""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.tenant_id = headers.get("Lambda-Runtime-Aws-Tenant-Id")
        self.identity = None
        self.client_context = to_client_context(headers.get("Lambda-Runtime-Client-Context"))
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))


class ClientContext:
    """The caller's client context, with the three members the guide names."""

    def __init__(self, value):
        self.client = value.get("client")
        self.custom = value.get("custom")
        self.env = value.get("env")


class LogFormatter(logging.Formatter):
    """Lines as Lambda writes them: level, time, request id and message with tabs between them, or JSON."""

    def format(self, record):
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        if IS_JSON:
            line = {
                "timestamp": stamp + "Z",
                "level": record.levelname,
                "message": record.getMessage(),
                "logger": record.name,
                "requestId": current["id"],
            }
            if record.exc_info:
                error = record.exc_info[1]
                trace = traceback.format_tb(record.exc_info[2])
                line.update(errorType=type(error).__name__, errorMessage=str(error), stackTrace=trace)
            return json.dumps(line, ensure_ascii=False)
        text = "[%s]\t%s.%03dZ\t%s\t%s" % (
            record.levelname, stamp, record.msecs, current["id"] or "", record.getMessage(),
        )
        whole = text + "\n" + self.formatException(record.exc_info) if record.exc_info else text
        return to_one_line(whole)


class HandlerError(Exception):
    """A handler that cannot be loaded, with the service's name for why."""

    def __init__(self, error_type, message, trace=()):
        super().__init__(message)
        self.error_type = error_type
        self.trace = list(trace)


def to_one_line(text):
    """A line is an event of the log: the lines of one message stay together."""
    return text.rstrip("\n").replace("\n", "\r")


def to_client_context(header):
    if header is None:
        return None
    value = json.loads(header.encode("latin-1").decode("utf-8"))
    return ClientContext(value) if isinstance(value, dict) else None


def load_handler(name):
    module_name, dot, function_name = name.rpartition(".")
    if not dot:
        raise HandlerError("Runtime.MalformedHandlerName", "Bad handler '%s': not enough values to unpack" % name)
    module_name = module_name.replace("/", ".")
    try:
        module = importlib.import_module(module_name)
    except ImportError as error:
        message = "Unable to import module '%s': %s" % (module_name, error)
        if (error.name or "").split(".")[0] in ("boto3", "botocore"):
            message += ". " + SDK_HINT
        raise HandlerError("Runtime.ImportModuleError", message)
    except SyntaxError as error:
        trace = ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, (error.text or "").rstrip())]
        raise HandlerError("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module_name, error), trace)
    try:
        return getattr(module, function_name)
    except AttributeError:
        message = "Handler '%s' missing on module '%s'" % (function_name, module_name)
        raise HandlerError("Runtime.HandlerNotFound", message)


def to_error(error):
    if isinstance(error, HandlerError):
        return {"errorMessage": str(error), "errorType": error.error_type, "requestId": "", "stackTrace": error.trace}
    # The first frame is of this file and no concern of the function's.
    frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in frames if frame.filename != __file__ and not frame.filename.startswith("<frozen")]
    return {
        "errorMessage": str(error),
        "errorType": type(error).__name__,
        "requestId": current["id"] or "",
        "stackTrace": traceback.format_list(frames),
    }


def log_error(error):
    if IS_JSON:
        line = dict(error, timestamp=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), level="ERROR")
        print(json.dumps(line, ensure_ascii=False), flush=True)
        return
    trace = "Traceback (most recent call last):\n" + "".join(error["stackTrace"]) if error["stackTrace"] else ""
    text = "[ERROR] %s: %s\n%s" % (error["errorType"], error["errorMessage"], trace)
    print(to_one_line(text), flush=True)


def call(connection, method, path, body=None, error_type=None):
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if error_type is not None:
        headers["Lambda-Runtime-Function-Error-Type"] = error_type
    try:
        connection.request(method, "/2018-06-01/runtime" + path, body, headers)
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    except (OSError, http.client.HTTPException):
        # The sandbox is gone, and with it everything there was to do.
        os._exit(1)


def post_error(connection, path, error):
    log_error(error)
    call(connection, "POST", path, json.dumps(error), error["errorType"].encode("ascii", "replace").decode())


def handle(connection, handler, headers, body):
    context = Context(headers)
    current["id"] = context.aws_request_id
    os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
    path = "/invocation/%s" % context.aws_request_id
    try:
        result = handler(json.loads(body), context)
    except Exception as error:
        return post_error(connection, path + "/error", to_error(error))
    try:
        answer = json.dumps(result, ensure_ascii=False).encode("utf-8")
    except Exception as error:
        message = "Unable to marshal response: %s" % error
        return post_error(connection, path + "/error", to_error(HandlerError("Runtime.MarshalError", message)))
    call(connection, "POST", path + "/response", answer)


def main():
    connection = http.client.HTTPConnection(API)
    sys.path.insert(0, ROOT)
    root_logger = logging.getLogger()
    log_handler = logging.StreamHandler(sys.stdout)
    log_handler.setFormatter(LogFormatter())
    root_logger.addHandler(log_handler)
    if IS_JSON:
        root_logger.setLevel(os.environ.get("AWS_LAMBDA_LOG_LEVEL", "INFO").replace("TRACE", "DEBUG"))
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:
        post_error(connection, "/init/error", to_error(error))
        sys.exit(1)
    while True:
        _, headers, body = call(connection, "GET", "/invocation/next")
        handle(connection, handler, headers, body)


main()
