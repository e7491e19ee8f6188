import type { z } from '@hono/zod-openapi'
import type { ParameterProblem, Problem } from './problem.ts'

/** What is wrong with each parameter of a question. */
export function invalidQuestion(error: z.ZodError): Problem {
  const errors = error.issues.map((issue) => ({
    parameter:
      issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''),
    message: issue.code === 'unrecognized_keys' ? 'Không có tham số này.' : issue.message,
  }))
  return { status: 400, title: 'Tham số chưa đúng', detail: toMend(errors), errors }
}

/** What is wrong with each part of a change, all at once. */
export function invalidChange(parts: {
  readonly params: readonly z.core.$ZodIssue[]
  readonly headers: readonly z.core.$ZodIssue[]
  readonly body: readonly z.core.$ZodIssue[]
}): Problem {
  const headers = parts.headers.map(({ path, message }) => ({
    parameter: path.join('.'),
    message,
  }))
  const params = parts.params.map(({ path, message }) => ({ parameter: path.join('.'), message }))
  const errors = [...params, ...headers, ...parts.body.flatMap(bodyProblems)]
  const isOfRequest = headers.length + params.length > 0
  return {
    status: isOfRequest ? 400 : 422,
    title: isOfRequest ? 'Yêu cầu chưa đúng' : 'Nội dung chưa đúng',
    detail: toMend(errors),
    errors,
  }
}

// A field that nobody knows is named itself, not the object it stands in.
function bodyProblems(issue: z.core.$ZodIssue): ParameterProblem[] {
  const at = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      parameter: [...at, key].join('.'),
      message: 'Không có trường này.',
    }))
  return [{ parameter: at.join('.') || 'body', message: issue.message }]
}

/** The sentences of fields that say no other: in Vietnamese, what is expected. */
export const sayInVietnamese: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'Thiếu trường này.'
  switch (issue.code) {
    case 'invalid_type':
      return `Phải là ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `Chỉ nhận: ${issue.values.join(', ')}.`
    case 'too_big':
      return `Nhiều nhất ${issue.maximum}.`
    case 'too_small':
      return `Ít nhất ${issue.minimum}.`
    case 'invalid_union':
      return 'Không thuộc các giá trị được nhận; xem /api/v1/openapi.json.'
    default:
      return undefined
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'chuỗi ký tự',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'đối tượng JSON',
}

const mostSaid = 10

function toMend(errors: readonly ParameterProblem[]): string {
  const said = errors.slice(0, mostSaid).map(({ parameter, message }) => `${parameter}: ${message}`)
  return `Hãy sửa: ${said.join(' ')}${errors.length > mostSaid ? ' …' : ''}`
}
